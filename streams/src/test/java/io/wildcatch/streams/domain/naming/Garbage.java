package io.wildcatch.streams.domain.naming;

import java.util.Random;

/** Names that nobody would give a company: for what must hold for any text whatever. */
final class Garbage {

    private static final String[] PIECES = {
        "SA",
        "S.A.",
        "a/s",
        "sp. z o.o.",
        "GmbH",
        "& Co.",
        "KG",
        "SCI",
        "L'",
        "d’",
        "IV",
        "2",
        "2021",
        "É",
        "ß",
        "und",
        "Société",
        "Holding",
        "(",
        ")",
        "—",
        "-",
        "\"",
        "Ж",
        "株式会社",
        "Ω",
        " ",
        "  ",
        ".",
        "/",
        "en abrégé",
        "A",
        "B",
        "\u0301",
        "ŉ",
        "Ǆ",
        "ﬁ",
        "ſ",
        "Lutra",
        "lutra",
        "Nord"
    };

    private Garbage() {}

    static String name(Random random) {
        StringBuilder name = new StringBuilder();
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(5) == 0) {
                name.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                name.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (random.nextBoolean()) {
                name.append(' ');
            }
        }
        return name.toString();
    }
}
