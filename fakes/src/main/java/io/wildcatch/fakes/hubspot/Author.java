package io.wildcatch.fakes.hubspot;

import org.jspecify.annotations.Nullable;

/**
 * Who changed a property.
 *
 * @param sourceType such as {@code INTEGRATION} or {@code CRM_UI}
 * @param sourceId of that
 * @param userId null for a machine
 */
record Author(String sourceType, String sourceId, @Nullable Long userId) {

    static final Author APP = new Author("INTEGRATION", "1234567", null);

    static Author user(long id) {
        return new Author("CRM_UI", "userId:" + id, id);
    }
}
