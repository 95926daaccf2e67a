package io.wildcatch.local.policy;

import io.wildcatch.event.PolicyDocument;
import io.wildcatch.streams.app.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** Policy files as documents of the topic. */
public final class PolicyFiles {

    private PolicyFiles() {}

    /**
     * What would be published, after it was checked.
     *
     * @param at when it is published
     * @throws IllegalArgumentException with the file, the line or field, and what was expected
     */
    public static PolicyDocument read(Path file, Instant at) {
        String text = text(file);
        return PolicyDocument.newBuilder()
                .setText(text)
                .setVersion(PolicyFile.read(file.toString(), text).mark())
                .setAt(at)
                .build();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": expected a policy file, but there is none", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": can't be read: " + e.getMessage(), e);
        }
    }
}
