package io.wildcatch.local.registry;

/**
 * One version of a subject.
 *
 * @param deleted gone for who asks by subject, still there for who asks by id
 */
record Registration(String subject, int version, int id, SchemaBody body, boolean deleted) {

    Registration asDeleted() {
        return new Registration(subject, version, id, body, true);
    }
}
