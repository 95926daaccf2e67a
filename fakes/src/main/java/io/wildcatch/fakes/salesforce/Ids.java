package io.wildcatch.fakes.salesforce;

import java.util.Locale;

/** Ids of records: three letters that tell the object, twelve more, and three that make them safe where case is lost. */
final class Ids {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private Ids() {}

    static String of(String prefix, long serial) {
        String number = Long.toString(serial, 36).toUpperCase(Locale.ROOT);
        return whole(prefix + "Wc0" + "0".repeat(9 - number.length()) + number);
    }

    /** The 18 characters of an id that may have 15. */
    static String whole(String id) {
        if (id.length() != 15) {
            return id;
        }
        StringBuilder suffix = new StringBuilder(id);
        for (int part = 0; part < 3; part++) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                if (Character.isUpperCase(id.charAt(part * 5 + i))) {
                    capitals |= 1 << i;
                }
            }
            suffix.append(ALPHABET.charAt(capitals));
        }
        return suffix.toString();
    }

    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    }
}
