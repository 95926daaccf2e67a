package io.wildcatch.connectors.hubspot;

/**
 * How far a search has come, in the order of time and then id: all before a millisecond is read, and in it all up to an
 * id.
 *
 * @param millis since 1970
 * @param id -1 when nothing of the millisecond is read
 */
record Place(long millis, long id) {

    private static final long NONE = -1;

    static Place before(long millis) {
        return new Place(millis, NONE);
    }

    boolean isWithin() {
        return id != NONE;
    }

    /** The millisecond after. */
    Place past() {
        return before(millis + 1);
    }

    /** @throws NumberFormatException when it is nothing that {@link #toString} wrote */
    static Place parse(String text) {
        String[] parts = text.split("-", 2);
        return new Place(Long.parseLong(parts[0]), parts.length < 2 ? NONE : Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
        return isWithin() ? millis + "-" + id : Long.toString(millis);
    }
}
