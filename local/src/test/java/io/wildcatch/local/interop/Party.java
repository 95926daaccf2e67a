package io.wildcatch.local.interop;

/**
 * Who takes part in a matrix.
 *
 * @param needsClass whether it takes records of generated classes only
 */
record Party(String name, boolean needsClass, Codec codec) {}
