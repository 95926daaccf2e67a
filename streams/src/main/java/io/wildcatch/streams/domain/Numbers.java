package io.wildcatch.streams.domain;

import java.math.BigDecimal;

/** Numbers as words of a sentence. */
final class Numbers {

    private static final long[] POWERS = {1, 10, 100};
    /** Beyond this a double has no decimals worth showing. */
    private static final double LARGE = 1e15;

    private Numbers() {}

    /** With as many decimals as it was written with, and at least so many: what was set is told as it was set. */
    static String exact(double value, int least) {
        String rounded = fixed(value, least);
        return !Double.isFinite(value) || Double.parseDouble(rounded) == value
                ? rounded
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Rounded half up to at most two decimals: much faster than a formatter, and each decision has a dozen of them. */
    static String fixed(double value, int decimals) {
        if (!(Math.abs(value) < LARGE)) {
            return Double.toString(value);
        }
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        String sign = value < 0 && scaled != 0 ? "-" : "";
        long whole = scaled / POWERS[decimals];
        if (decimals == 0) {
            return sign + whole;
        }
        String fraction = Long.toString(scaled % POWERS[decimals]);
        return sign + whole + '.' + "0".repeat(decimals - fraction.length()) + fraction;
    }
}
