package io.wildcatch.schemas.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schemas of a released version, each with all that it uses.
 *
 * @param version for example {@code 0.1.0}
 * @param schemas by name of the record
 */
record Release(String version, Map<String, Schema> schemas) {

    Release {
        schemas = Map.copyOf(schemas);
    }

    Optional<Schema> schema(String name) {
        return Optional.ofNullable(schemas.get(name));
    }

    /** The releases in the folders of a directory, oldest first. */
    static List<Release> all(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory)
                    .map(Release::read)
                    .sorted(Comparator.comparing(release -> Version.parse(release.version())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list the releases in " + directory, e);
        }
    }

    private static Release read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, Schema> schemas = new HashMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".avsc")).toList()) {
                Schema schema = new Schema.Parser().parse(file.toFile());
                schemas.put(schema.getName(), schema);
            }
            return new Release(String.valueOf(folder.getFileName()), schemas);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the released schemas in " + folder, e);
        }
    }
}
