package io.wildcatch.local.provision;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;

/**
 * A right that was taken away, and what became of it.
 *
 * @param role whose
 * @param right as the documentation writes it
 * @param story what was tried without it
 * @param error what its user saw
 */
record Removal(Role role, String right, String story, String error) {

    /** For example {@code write topic wildcatch.signals}; a prefix ends in a star. */
    static String text(AclBinding right) {
        String star = right.pattern().patternType() == PatternType.PREFIXED ? "*" : "";
        return lower(right.entry().operation()) + " " + lower(right.pattern().resourceType()) + " `"
                + right.pattern().name() + star + "`";
    }

    /** Those of a table in Markdown. */
    static List<Removal> in(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" *\\| *", -1))
                .map(cells -> new Removal(
                        Role.valueOf(cells[1].replace("`", "").toUpperCase(Locale.ROOT)), cells[2], cells[3], cells[4]))
                .toList();
    }

    /** A line of such a table. */
    String row() {
        return "| `" + lower(role) + "` | " + right + " | " + story + " | " + error + " |";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
