package io.wildcatch.streams.domain.naming;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Any script, folded to lower-case ASCII letters; what has no such form stays as it is, to be dropped by the caller.
 *
 * <p>Western European names take a table instead of ICU: they are nearly all names that come by, and the table is some
 * fifty times faster. Both ways give the same letters.
 */
final class Ascii {

    /** Letters that do not fall apart into an ASCII letter and marks. */
    private static final Map<Character, String> WHOLE_LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ł', "l"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"),
            Map.entry('ŋ', "n"),
            Map.entry('ŧ', "t"),
            Map.entry('ĸ', "q"),
            Map.entry('ŀ', "l"),
            Map.entry('ſ', "s"),
            Map.entry('ŉ', "n"),
            Map.entry('ĳ', "ij"));

    private static final int FIRST_LETTER = 0xC0;
    private static final int TABLE_END = 0x180;
    private static final String[] TABLE = table();

    private Ascii() {}

    static String fold(String raw) {
        StringBuilder folded = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.append((char) (c + ('a' - 'A')));
            } else if (c < FIRST_LETTER || isPunctuation(c)) {
                folded.append(c);
            } else if (c < TABLE_END) {
                folded.append(TABLE[c - FIRST_LETTER]);
            } else {
                return Icu.fold(raw);
            }
        }
        return folded.toString();
    }

    /** Typographic dashes, quotes and the like, which stand in names of every script. */
    private static boolean isPunctuation(char c) {
        return (c >= 0x2010 && c <= 0x2027) || c == 0x2039 || c == 0x203A || c == 0x20AC || c == 0x2122;
    }

    private static String[] table() {
        String[] table = new String[TABLE_END - FIRST_LETTER];
        for (int i = 0; i < table.length; i++) {
            String lower = String.valueOf((char) (FIRST_LETTER + i)).toLowerCase(Locale.ROOT);
            String whole = WHOLE_LETTERS.get(lower.charAt(0));
            table[i] = whole != null ? whole : withoutMarks(lower);
        }
        return table;
    }

    private static String withoutMarks(String letters) {
        StringBuilder bare = new StringBuilder(letters.length());
        Normalizer.normalize(letters, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Apart, so that a program that never meets other scripts doesn't load ICU's rules. */
    private static final class Icu {
        private static final Transliterator RULES =
                Transliterator.getInstance("NFKC; Any-Latin; Latin-ASCII; NFD; [:Nonspacing Mark:] Remove; Lower");

        private Icu() {}

        /** One at a time: ICU doesn't promise that a transliterator can be shared between threads. */
        static synchronized String fold(String raw) {
            return RULES.transliterate(raw);
        }
    }
}
