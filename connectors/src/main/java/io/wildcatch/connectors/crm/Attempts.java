package io.wildcatch.connectors.crm;

/**
 * What was tried for a batch, in vain.
 *
 * @param failures in a row, of whatever kind; the pause grows with them
 * @param errors those that the system answered with: they may be about a certain delivery
 */
record Attempts(int failures, int errors) {

    static final Attempts NONE = new Attempts(0, 0);

    Attempts afterError() {
        return new Attempts(failures + 1, errors + 1);
    }

    Attempts afterAbsence() {
        return new Attempts(failures + 1, errors);
    }

    /** For a half: the system was patient enough with the whole. */
    Attempts inherited() {
        return new Attempts(0, errors);
    }
}
