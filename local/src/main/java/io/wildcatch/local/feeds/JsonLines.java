package io.wildcatch.local.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Writes a JSON Lines file. */
public final class JsonLines implements Closeable {

    private static final JsonFactory JSON = new ObjectMapper()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .getFactory();

    private final Path file;
    private final BufferedWriter writer;
    private final JsonGenerator generator;

    private JsonLines(Path file, BufferedWriter writer) throws IOException {
        this.file = file;
        this.writer = writer;
        this.generator = JSON.createGenerator(writer);
        generator.setRootValueSeparator(null);
        generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    /** A new file; an old one of the name is replaced. */
    public static JsonLines create(Path file) throws UnwritableException {
        try {
            return new JsonLines(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UnwritableException.of(file, e);
        }
    }

    public void write(SpecificRecord record) throws UnwritableException {
        OutputFiles.write(file, () -> {
            RecordJson.write(record, generator);
            endLine();
        });
    }

    /** An object of texts and numbers, fields in alphabetical order. */
    public void write(Map<String, ?> fields) throws UnwritableException {
        OutputFiles.write(file, () -> {
            generator.writeStartObject();
            for (Map.Entry<String, ?> field : new TreeMap<>(fields).entrySet()) {
                generator.writeObjectField(field.getKey(), field.getValue());
            }
            generator.writeEndObject();
            endLine();
        });
    }

    private void endLine() throws IOException {
        generator.flush();
        writer.write('\n');
    }

    @Override
    public void close() throws UnwritableException {
        OutputFiles.write(file, () -> {
            try (writer) {
                generator.close();
            }
        });
    }
}
