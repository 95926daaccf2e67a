package io.wildcatch.bench.result;

/** What those who are measured are called in the file. */
public final class Names {

    /** Reads and writes on. */
    public static final String FLOOR = "floor";

    /** The topologies. */
    public static final String PIPELINE = "pipeline";

    private Names() {}

    static boolean isFloor(Measured measured) {
        return measured.name().equals(FLOOR);
    }

    static boolean isPipeline(Measured measured) {
        return measured.name().equals(PIPELINE);
    }

    /** Whoever is neither. */
    static boolean isPeer(Measured measured) {
        return !isFloor(measured) && !isPipeline(measured);
    }
}
