package io.wildcatch.streams.domain.learning;

import java.util.Comparator;
import java.util.Iterator;
import java.util.SortedSet;

/**
 * Evidence of one kind from one source, by the strongest of it.
 *
 * @param kind kind of signal
 * @param source source id
 * @param grade of the strongest signal, 0 to {@link #GRADES} − 1, see {@link #grade}
 */
public record Strand(String kind, String source, int grade) implements Comparable<Strand> {

    /** An order of sorted sets: sums over them have the same bits in the same order. */
    public static final Comparator<SortedSet<Strand>> TOGETHER = Strand::compare;

    private static final double[] FROM = {0, 0.35, 0.5, 0.65, 0.8};

    /** Number of grades. */
    public static final int GRADES = FROM.length;

    public static Strand of(String kind, String source, double strength) {
        return new Strand(kind, source, grade(strength));
    }

    /** @param strength 0 to 1 */
    public static int grade(double strength) {
        int grade = GRADES - 1;
        while (grade > 0 && strength < FROM[grade]) {
            grade--;
        }
        return grade;
    }

    /** Least strength of a grade. */
    public static double from(int grade) {
        return FROM[grade];
    }

    /** Middle of the strengths of a grade. */
    static double middle(int grade) {
        return (FROM[grade] + (grade + 1 < GRADES ? FROM[grade + 1] : 1)) / 2;
    }

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

    /** Whether it is the same but for its strength. */
    public boolean isLike(Strand other) {
        return kind.equals(other.kind) && source.equals(other.source);
    }

    /** Name of the feature that says what it tells. */
    public String feature() {
        return Feature.LIFT + kind + '@' + source + ':' + FROM[grade];
    }

    @Override
    public int compareTo(Strand other) {
        int byKind = compare(kind, other.kind);
        int byPlace = byKind != 0 ? byKind : compare(source, other.source);
        return byPlace != 0 ? byPlace : Integer.compare(grade, other.grade);
    }

    /** Those that are equal are mostly one, which equals sees at a glance. */
    private static int compare(String one, String other) {
        return one.equals(other) ? 0 : one.compareTo(other);
    }
}
