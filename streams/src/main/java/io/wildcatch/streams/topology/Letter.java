package io.wildcatch.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: the bytes of a record as they came, and headers that say what was wrong, by Kafka Streams' own names.
 * With these headers it is larger than what came, which may have filled a record of Kafka's, or more than one when it was
 * compressed: then it is cut off, since a letter that can't be sent would stop the stream for good.
 *
 * @param key as it came, or its beginning
 * @param value as it came, or its beginning
 */
public record Letter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    /** Bytes of one record that brokers and producers take unless they are told otherwise, less what goes around it. */
    static final int LIMIT = (1 << 20) - 512;

    private static final int KEY_LIMIT = 1 << 16;
    private static final int HEADERS_LIMIT = 1 << 16;
    /** Most of what Kafka adds to a header, bytes. */
    private static final int AROUND_HEADER = 10;

    private static final String PREFIX = "__streams.errors.";
    private static final String CUT = "cut";

    /**
     * @param original headers of the record
     * @param kind class of the error
     * @param message what was expected; without data of the record, which may be personal
     */
    public static Letter of(
            byte @Nullable [] key, byte @Nullable [] value, Headers original, String kind, String message) {
        Headers headers = new RecordHeaders(original.toArray());
        add(headers, "exception", kind);
        add(headers, "message", message);
        return new Letter(key, value, headers);
    }

    /** The same, fitting into a record of Kafka's, with where it was read. */
    public Letter readAt(String topic, int partition, long offset) {
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
        return length(key) + length(value) + length(headers) <= LIMIT ? this : cut();
    }

    private Letter cut() {
        Headers kept = length(headers) <= HEADERS_LIMIT ? headers : ours();
        add(kept, CUT, "the key had " + length(key) + " bytes, the value " + length(value));
        byte[] shortKey = cut(key, KEY_LIMIT);
        return new Letter(shortKey, cut(value, LIMIT - length(kept) - length(shortKey)), kept);
    }

    private Headers ours() {
        Headers ours = new RecordHeaders();
        for (Header header : headers) {
            if (header.key().startsWith(PREFIX)) {
                ours.add(header);
            }
        }
        return ours;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int length) {
        return bytes == null || bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int length(Headers headers) {
        int length = 0;
        for (Header header : headers) {
            length += 3 * header.key().length() + length(header.value()) + AROUND_HEADER;
        }
        return length;
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(PREFIX + name).add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
