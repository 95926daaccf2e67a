package io.wildcatch.local.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wildcatch.schemas.json.RecordJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Writes a JSON Lines file, new or at the end of what is there. */
public final class JsonLines implements Closeable {

    private static final JsonFactory JSON = new ObjectMapper()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .getFactory();

    private final BufferedWriter writer;
    private final JsonGenerator generator;

    private JsonLines(BufferedWriter writer) throws IOException {
        this.writer = writer;
        this.generator = JSON.createGenerator(writer);
        generator.setRootValueSeparator(null);
        generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /** A new file; an old one of the name is replaced. */
    public static JsonLines create(Path file) throws IOException {
        return new JsonLines(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /** At the end of the file, which may not exist yet, and on a line of its own. */
    public static JsonLines append(Path file) throws IOException {
        boolean unfinished = Files.exists(file) && Files.size(file) > 0 && !endsWithNewline(file);
        BufferedWriter writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (unfinished) {
            writer.write('\n');
        }
        return new JsonLines(writer);
    }

    public void write(SpecificRecord record) throws IOException {
        RecordJson.write(record, generator);
        endLine();
    }

    /** An object of texts and numbers, fields in alphabetical order. */
    public void write(Map<String, ?> fields) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, ?> field : new TreeMap<>(fields).entrySet()) {
            generator.writeObjectField(field.getKey(), field.getValue());
        }
        generator.writeEndObject();
        endLine();
    }

    private void endLine() throws IOException {
        generator.flush();
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        generator.close();
        writer.close();
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
