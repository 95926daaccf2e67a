package io.wildcatch.connectors.files;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Collects bytes up to a bound, without the carriage return at the end. */
final class Collector {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final int longest;
    private long seen;
    private boolean blank = true;

    Collector(int longest) {
        this.longest = longest;
    }

    void add(int next) {
        seen++;
        blank &= next <= ' ';
        if (seen <= longest) {
            bytes.write(next);
        }
    }

    boolean isEmpty() {
        return seen == 0;
    }

    boolean isBlank() {
        return blank;
    }

    boolean isCut() {
        return seen > longest;
    }

    byte[] toBytes() {
        byte[] all = bytes.toByteArray();
        int length = all.length;
        while (length > 0 && all[length - 1] == '\r') {
            length--;
        }
        return length == all.length ? all : Arrays.copyOf(all, length);
    }
}
