package io.wildcatch.streams.domain.learning;

import java.util.Comparator;
import java.util.Iterator;
import java.util.SortedSet;

/**
 * Evidence of one kind from one source.
 *
 * @param kind kind of signal
 * @param source source id
 */
public record Strand(String kind, String source) implements Comparable<Strand> {

    /** An order of sorted sets: sums over them have the same bits in the same order. */
    public static final Comparator<SortedSet<Strand>> TOGETHER = Strand::compare;

    private static int compare(SortedSet<Strand> one, SortedSet<Strand> other) {
        Iterator<Strand> left = one.iterator();
        Iterator<Strand> right = other.iterator();
        while (left.hasNext() && right.hasNext()) {
            int first = left.next().compareTo(right.next());
            if (first != 0) {
                return first;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

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
