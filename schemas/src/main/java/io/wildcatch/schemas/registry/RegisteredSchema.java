package io.wildcatch.schemas.registry;

import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param subject the subject, for example {@code wildcatch.signals-value}
 * @param version version within the subject, from 1
 * @param id id across all subjects, as it stands in records
 * @param schema the schema itself
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
