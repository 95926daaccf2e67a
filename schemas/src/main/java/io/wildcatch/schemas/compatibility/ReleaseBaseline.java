package io.wildcatch.schemas.compatibility;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;

/** Writes the schemas of all topics, as they are published now, into the folder of a release. */
public final class ReleaseBaseline {

    private ReleaseBaseline() {}

    /**
     * Writes one file for each record type.
     *
     * @param arguments the folder, for example {@code released/0.1.0}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument: the folder of the release");
        }
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Schema schema : current(Topics.withDefaultPrefix()).values()) {
            Files.writeString(
                    folder.resolve(schema.getName() + ".avsc"), SchemaFormatter.format("json/pretty", schema) + "\n");
        }
    }

    /** The schema of each topic, as it is published now. */
    static Map<Topic<?>, Schema> current(Topics topics) {
        Map<Topic<?>, Schema> schemas = new LinkedHashMap<>();
        topics.all()
                .forEach(topic ->
                        schemas.put(topic, PublishedSchema.of(SpecificData.get().getSchema(topic.valueType()))));
        return schemas;
    }
}
