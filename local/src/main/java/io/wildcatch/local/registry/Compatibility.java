package io.wildcatch.local.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Avro's rules of schema resolution, applied to the history of a subject. */
final class Compatibility {

    private Compatibility() {}

    /**
     * What keeps a schema from becoming the next version.
     *
     * @param history the versions so far, oldest first
     * @return one message for every clash; empty when the schema fits
     */
    static List<String> clashes(Level level, Schema candidate, List<Schema> history) {
        List<Schema> counted =
                level.transitive() ? history : history.subList(Math.max(0, history.size() - 1), history.size());
        List<String> clashes = new ArrayList<>();
        for (Schema old : counted) {
            if (level.readsOld()) {
                clashes.addAll(clashes(candidate, old, "the new schema can't read what the old one wrote"));
            }
            if (level.readByOld()) {
                clashes.addAll(clashes(old, candidate, "the old schema can't read what the new one writes"));
            }
        }
        return clashes;
    }

    private static List<String> clashes(Schema reader, Schema writer, String meaning) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(clash -> describe(clash, meaning))
                .toList();
    }

    private static String describe(Incompatibility clash, String meaning) {
        return "{errorType:'" + clash.getType() + "', description:'" + meaning + " at path " + clash.getLocation()
                + "', additionalInfo:'" + clash.getMessage() + "'}";
    }
}
