package io.wildcatch.schemas.compatibility;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Whether records of one version of a schema can be read with another, by Avro's own rules. */
public final class SchemaEvolution {

    private SchemaEvolution() {}

    /** One line for each reason why the reader can't read what the writer writes; empty when it can. */
    public static List<String> obstacles(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(obstacle ->
                        "%s at %s: %s".formatted(obstacle.getType(), obstacle.getLocation(), obstacle.getMessage()))
                .toList();
    }
}
