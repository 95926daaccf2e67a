package io.wildcatch.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.wildcatch.schemas.json.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one home has published, kept beside the data that it went into. From it the next start tells what was taken out of
 * the files in between, and doesn't take others' records for its own. It holds ids and fingerprints, nothing else.
 */
final class Published {

    private final Path folder;

    private Published(Path folder) {
        this.folder = folder;
    }

    /**
     * @param data folder of all state
     * @param home the folder of files; another one has published nothing of this one's
     */
    static Published of(Path data, Path home) {
        String name = Hashing.sha256()
                .hashString(home.toAbsolutePath().normalize().toString(), UTF_8)
                .toString()
                .substring(0, 16);
        return new Published(data.resolve("home").resolve(name));
    }

    static String fingerprint(SpecificRecord record) {
        return Hashing.murmur3_128()
                .hashString(RecordJson.write(record).toString(), UTF_8)
                .toString();
    }

    /** Fingerprints by id; empty when it has published nothing of this kind. */
    Map<String, String> of(String kind) {
        Path file = file(kind);
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, String> records = new HashMap<>();
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            lines.forEach(line -> {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2) {
                    records.put(unescape(parts[1]), parts[0]);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException(file + ": can't be read: " + e.getMessage(), e);
        }
        return records;
    }

    /** As a whole or not at all. */
    void keep(String kind, Map<String, String> records) {
        Path file = file(kind);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            try (BufferedWriter out = Files.newBufferedWriter(fresh, UTF_8)) {
                for (Map.Entry<String, String> record : new TreeMap<>(records).entrySet()) {
                    out.write(record.getValue() + " " + escape(record.getKey()) + "\n");
                }
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": can't be written", e);
        }
    }

    private Path file(String kind) {
        return folder.resolve(kind);
    }

    /** Ids are others' texts: one with a line break in it must stay one line. */
    private static String escape(String id) {
        return id.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String line) {
        StringBuilder id = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                char escaped = line.charAt(i);
                id.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                id.append(c);
            }
        }
        return id.toString();
    }
}
