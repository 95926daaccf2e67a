package io.wildcatch.connectors.crm;

/** What became of one delivery. */
public sealed interface Outcome {

    /** The system has it, or had nothing to change. */
    record Delivered() implements Outcome {}

    /**
     * The system won't take it, however often it is sent.
     *
     * @param code the system's own, for example {@code REQUIRED_FIELD_MISSING}
     * @param reason the system's words, shortened
     */
    record Refused(String code, String reason) implements Outcome {
        private static final int LONGEST = 500;

        public Refused {
            reason = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
        }
    }

    /** A person has deleted the system's record of it: it isn't made again. */
    record Deleted() implements Outcome {}

    /** The system can't take it at the moment, for example because somebody else has the record open. */
    record Busy(String reason) implements Outcome {}

    static Outcome delivered() {
        return new Delivered();
    }

    static Outcome deleted() {
        return new Deleted();
    }
}
