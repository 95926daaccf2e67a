package io.wildcatch.local.console;

/**
 * How one part of the deployment is.
 *
 * @param name what people call it, for example {@code broker}
 * @param address where it answers, for example {@code 127.0.0.1:9092}; empty when it has none
 * @param ok whether it does its work
 * @param detail one line: the state, or what is wrong and what to do
 */
public record PartHealth(String name, String address, boolean ok, String detail) {}
