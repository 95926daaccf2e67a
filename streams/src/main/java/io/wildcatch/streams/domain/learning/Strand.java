package io.wildcatch.streams.domain.learning;

/**
 * Evidence of one kind from one source.
 *
 * @param kind kind of signal
 * @param source source id
 */
public record Strand(String kind, String source) implements Comparable<Strand> {

    /** Name of the feature that says what it tells beyond its kind. */
    public String feature() {
        return Feature.LIFT + kind + '@' + source;
    }

    @Override
    public int compareTo(Strand other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : source.compareTo(other.source);
    }
}
