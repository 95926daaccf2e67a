package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields of the system's record get which values of an opportunity.
 *
 * @param templates by field, in the order of the setting
 * @param once fields that are set when the opportunity comes, or comes back, and then are the system's users' own
 */
public record FieldMapping(Map<String, Template> templates, Set<String> once) {

    public FieldMapping {
        templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
        once = Collections.unmodifiableSet(new LinkedHashSet<>(once));
    }

    /**
     * Reads {@code Field=template} entries, one a line or with semicolons between them; an exclamation mark behind the
     * field ({@code OwnerId!={sellerId}}) makes it one that is set once.
     *
     * @throws IllegalArgumentException when an entry can't be read; says which, and what was expected
     */
    public static FieldMapping parse(String text) {
        Map<String, Template> templates = new LinkedHashMap<>();
        Set<String> once = new LinkedHashSet<>();
        for (String entry : text.split("[;\\n]", -1)) {
            if (!entry.isBlank()) {
                add(entry.strip(), templates, once);
            }
        }
        return new FieldMapping(templates, once);
    }

    private static void add(String entry, Map<String, Template> templates, Set<String> once) {
        int equals = entry.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException(
                    "'" + entry + "': expected Field=value, for example Subject={account.name}");
        }
        String field = entry.substring(0, equals).strip();
        if (field.endsWith("!")) {
            field = field.substring(0, field.length() - 1).strip();
            once.add(field);
        }
        if (!field.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
            throw new IllegalArgumentException("'" + field + "': expected a field's name: letters, digits, _ and .");
        }
        if (templates.put(field, Template.parse(entry.substring(equals + 1).strip())) != null) {
            throw new IllegalArgumentException("'" + field + "' is given twice");
        }
    }

    /** The fields to send, in the order of the setting; {@code null} for what the opportunity doesn't have. */
    public ObjectNode apply(Delivery delivery) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        templates.forEach((field, template) -> {
            if (delivery.kind() == Delivery.Kind.OPEN || !once.contains(field)) {
                JsonNode value = template.apply(delivery.opportunity());
                fields.set(field, value.isMissingNode() ? fields.nullNode() : value);
            }
        });
        return fields;
    }

    /** The fields as they may be logged: without what shows who somebody is. */
    public String forLog(Delivery delivery) {
        ObjectNode fields = apply(delivery);
        return fields.properties().stream()
                .map(field -> field.getKey() + "=" + (isPersonal(field.getKey()) ? "(hidden)" : field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private boolean isPersonal(String field) {
        Template template = templates.get(field);
        return template == null || template.isPersonal();
    }
}
