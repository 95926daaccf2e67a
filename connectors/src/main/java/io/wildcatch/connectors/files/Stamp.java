package io.wildcatch.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a file without opening it. A file whose stamp is the same is taken for unchanged.
 *
 * @param key of the file itself, whatever it is called now; null where the file system has none
 */
record Stamp(@Nullable Object key, long size, Instant changed) {

    static Stamp of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(
                attributes.fileKey(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }

    /** Whether it is the same file, changed or not. */
    boolean isOfSameFile(Stamp other) {
        return Objects.equals(key, other.key);
    }
}
