package io.wildcatch.connectors.salesforce;

import io.wildcatch.connectors.crm.FieldMapping;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which records are written, and how.
 *
 * @param object API name, such as Task
 * @param externalIdField the field that holds the opportunity's id
 * @param fields what a record gets
 * @param closed what it gets besides, or instead, when the opportunity has left the lanes
 * @param own fields that go on being written when somebody has worked on the record
 * @param touchedField a checkbox that remembers that somebody has; empty: such records aren't written any more
 */
record SinkTarget(
        String object,
        String externalIdField,
        FieldMapping fields,
        FieldMapping closed,
        Set<String> own,
        String touchedField) {

    SinkTarget {
        own = Set.copyOf(own);
    }

    /** All fields that may be written, but for the external id. */
    Set<String> written() {
        Set<String> all = new LinkedHashSet<>(fields.templates().keySet());
        all.addAll(closed.templates().keySet());
        if (!touchedField.isEmpty()) {
            all.add(touchedField);
        }
        return all;
    }
}
