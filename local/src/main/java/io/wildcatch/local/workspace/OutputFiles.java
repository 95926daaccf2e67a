package io.wildcatch.local.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where commands write to; what fails names its file, which Java itself doesn't when a disk is full. */
public final class OutputFiles {

    private OutputFiles() {}

    /** Writes one file. */
    @FunctionalInterface
    public interface Writing {
        void run() throws IOException;
    }

    /** Makes the folder where it isn't there, and tries it, so that long work isn't done in vain. */
    public static void folder(Path folder) throws UnwritableException {
        write(folder, () -> {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "check", null));
        });
    }

    /** A whole file of text. */
    public static void text(Path file, String text) throws UnwritableException {
        write(file, () -> Files.writeString(file, text));
    }

    /** Whatever writes the file. */
    public static void write(Path file, Writing writing) throws UnwritableException {
        try {
            writing.run();
        } catch (IOException e) {
            throw UnwritableException.of(file, e);
        }
    }
}
