package io.wildcatch.streams.domain.learning;

/**
 * One factor of a probability.
 *
 * @param name {@code bias}, {@code people}, {@code concentration}, {@code kind:WEB_VISIT}, {@code source:site}, {@code segment:country:FR},
 *     {@code lift:WEB_VISIT@site:0.5}, {@code lift:rest}, {@code lift:busy}
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
    /** What a {@link Strand} tells by what it comes with. */
    public static final String LIFT = "lift:";

    /** That nothing else shows the company. */
    public static final String REST = "lift:rest";

    /** That much is reported of the company anyway. */
    public static final String BUSY = "lift:busy";

    /** How much the policy's weights of all kinds count: 0 as much as it says, −0.5 half of it. */
    public static final String SCALE = "scale";

    /** The same of all lifts. */
    public static final String LIFTS = "lifts";

    boolean isLift() {
        return name.startsWith(LIFT);
    }

    boolean isEvidence() {
        return name.startsWith(KIND);
    }
}
