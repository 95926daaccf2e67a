package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent-encoded header values; unlike a form's, a plus sign stays one. */
final class PercentEncoding {

    private PercentEncoding() {}

    /** Decodes what is well-formed and leaves the rest as it stands. */
    static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] bytes = value.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int decoded = bytes[i] == '%' ? hexPair(bytes, i + 1) : -1;
            out.write(decoded < 0 ? bytes[i] : decoded);
            i += decoded < 0 ? 0 : 2;
        }
        return out.toString(UTF_8);
    }

    private static int hexPair(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
