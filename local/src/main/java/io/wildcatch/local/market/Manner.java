package io.wildcatch.local.market;

/** How a source tells what it saw: how soon, by what it names the company, and whether it knows what it is about. */
enum Manner {
    /** Our own pages: at once, by the domain that the visitor came from. */
    VISITS(0.8),
    /** Our own product, in a customer's use. */
    USE(0.95),
    /** Our own events: within hours. */
    EVENTS(0.8),
    /** People who met people: within a day. */
    HEARSAY(0.95),
    /** A list that somebody sells. */
    LIST(0.8),
    /** Readers counted and resold, a day or two later. */
    READERS(0.7),
    /** Calls for offers, by registry id or name. */
    TENDERS(0.8),
    /** Official notices, days later, by registry id. */
    NOTICES(0.1),
    /** Headlines and posts, by name, often without a domain. */
    HEADLINES(0.1);

    private final double knowsOffering;

    Manner(double knowsOffering) {
        this.knowsOffering = knowsOffering;
    }

    /** Probability that a report says which offering it is about. */
    double knowsOffering() {
        return knowsOffering;
    }

    /** Whether a report can be read somewhere. */
    boolean isPublished() {
        return this == TENDERS || this == NOTICES || this == HEADLINES;
    }

    /** Whether a report bears a reference, by which it may be corrected. */
    boolean isNumbered() {
        return this == TENDERS || this == NOTICES;
    }

    /** Hours until it shows, on an ordinary day. */
    double hours(Dice dice) {
        return switch (this) {
            case VISITS, USE -> dice.exponential(0.01);
            case EVENTS -> dice.exponential(1);
            case HEARSAY -> dice.exponential(10);
            case NOTICES -> dice.between(36, 140);
            case READERS -> dice.between(6, 60);
            case LIST, TENDERS, HEADLINES -> dice.exponential(6);
        };
    }
}
