package io.wildcatch.streams.domain.learning;

/**
 * One factor of a probability.
 *
 * @param name {@code bias}, {@code people}, {@code concentration}, {@code kind:WEB_VISIT}, {@code source:site}, {@code segment:country:FR}
 * @param value how much of it there is; 1 for one fresh signal of strength 1
 * @param prior log-odds for each unit, by the policy
 */
public record Feature(String name, double value, double prior) {

    public static final String BIAS = "bias";
    public static final String PEOPLE = "people";
    public static final String CONCENTRATION = "concentration";
    public static final String KIND = "kind:";
    public static final String SOURCE = "source:";
    public static final String SEGMENT = "segment:";

    /** How much the policy's weights of all kinds count: 0 as much as it says, −0.5 half of it. */
    public static final String SCALE = "scale";

    boolean isEvidence() {
        return name.startsWith(KIND);
    }
}
