package io.wildcatch.local.doctor;

/**
 * What one check found.
 *
 * @param check its name
 * @param detail what is there or, when the check failed, what is wrong and what to do
 */
public record Finding(String check, State state, String detail) {

    /** How a check ended. */
    public enum State {
        OK,
        /** Could not be checked, since something that it needs is missing. */
        SKIPPED,
        FAILED
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, State.OK, detail);
    }

    static Finding skipped(String check, String reason) {
        return new Finding(check, State.SKIPPED, reason);
    }

    /**
     * A failure.
     *
     * @param remedy what to do about it
     */
    static Finding failed(String check, String problem, String remedy) {
        return new Finding(check, State.FAILED, problem + ": " + remedy);
    }
}
