package io.wildcatch.local.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that hold personal data or secrets: made so that other users of the machine can't look into them. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes the folder if it is missing; one that is there already keeps the permissions that somebody gave it. */
    public static void folder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectories(folder, attributes(folder, "rwx------"));
    }

    /** Writes a whole file, which only its owner may read if it is new. */
    public static void text(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attributes(file, "rw-------"));
        }
        Files.writeString(file, text);
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
