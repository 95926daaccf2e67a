package io.wildcatch.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zips, built as the build builds them. */
final class Build {

    static final Path MODULE = Path.of("").toAbsolutePath();
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Build() {}

    static List<Path> zips(Path folder) throws IOException {
        return PluginZips.build(MODULE, TIME, folder);
    }

    /** Unpacks all zips into one folder, a plugin path. */
    static Path pluginPath(Path folder) throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        zips(folder).forEach(zip -> unpack(zip, plugins));
        return plugins;
    }

    static List<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static void unpack(Path zip, Path folder) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " can't be unpacked", e);
        }
    }
}
