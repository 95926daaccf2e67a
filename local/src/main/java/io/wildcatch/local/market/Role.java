package io.wildcatch.local.market;

/** What a company is up to during the history. */
enum Role {
    /** Will buy, and shows it to us, to partners and to people, hardly elsewhere: what is worth finding. */
    QUIET_BUYER,
    /** Will buy, and everybody can see it. */
    LOUD_BUYER,
    /** Will buy, and nothing shows. */
    SILENT_BUYER,
    /** A customer who is about to leave. */
    LEAVER,
    /** Looks around and will not buy. */
    SHOPPER,
    /** Up to nothing. */
    BYSTANDER;

    boolean buys() {
        return this == QUIET_BUYER || this == LOUD_BUYER || this == SILENT_BUYER;
    }

    /** Six in a hundred buy, half of them quietly, one in ten of them in silence; twelve in a hundred look around. */
    static Role draw(Dice dice, boolean customer) {
        if (dice.chance(0.06)) {
            if (dice.chance(0.10)) {
                return SILENT_BUYER;
            }
            return dice.chance(0.5) ? QUIET_BUYER : LOUD_BUYER;
        }
        if (customer && dice.chance(0.08)) {
            return LEAVER;
        }
        return dice.chance(0.12) ? SHOPPER : BYSTANDER;
    }
}
