package io.wildcatch.connectors.files;

/**
 * A place between two records of a file.
 *
 * @param bytes of the unpacked content before it
 * @param line the line that begins there, from 1
 */
public record Position(long bytes, long line) {

    public static final Position START = new Position(0, 1);
}
