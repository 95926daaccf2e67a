package io.wildcatch.local.report;

import java.time.Instant;
import java.util.Locale;

/** Numbers and times as the page shows them, the same everywhere. */
final class Texts {

    private Texts() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String money(double euros) {
        return String.format(Locale.ROOT, "%,.0f €", euros);
    }

    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    static String minute(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ');
    }

    /** In SVG. */
    static String point(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
