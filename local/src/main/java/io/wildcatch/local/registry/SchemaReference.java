package io.wildcatch.local.registry;

/**
 * A registered schema that another one uses.
 *
 * @param name under which the using schema knows it: for Avro, the full name of the type
 * @param subject where it is registered
 * @param version of that subject, from 1
 */
record SchemaReference(String name, String subject, int version) {}
