package io.wildcatch.streams.domain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report of an event by one source, as the ledger keeps it.
 *
 * @param id id at the source
 * @param source source id
 * @param kind kind of signal, open vocabulary
 * @param offering offering id; null when the signal names none
 * @param intent intent; null when the signal names none
 * @param strength 0 to 1
 * @param occurredAt when it happened
 * @param observedAt when the source showed it
 * @param person key of the person seen; 0 when none was
 * @param url hash of the normalised URL; 0 when there is none
 * @param references hashes of the references that the report bears: its own, and that of what it corrects
 * @param sketch of title and text; null when there is neither; empty when it was forgotten
 * @param title headline, for explanations
 * @param link URL as given, for explanations
 * @param fact key of the first report of the same event; {@link #FIRST} when it is the first; 0 when the first one has
 *     been folded away
 */
public record Sighting(
        String id,
        String source,
        String kind,
        @Nullable String offering,
        @Nullable Intent intent,
        double strength,
        long occurredAt,
        long observedAt,
        long person,
        long url,
        List<Long> references,
        @Nullable TextSketch sketch,
        @Nullable String title,
        @Nullable String link,
        long fact) {

    /** Stands for the report's own key, which costs a hash to work out. */
    public static final long FIRST = -1;

    /** The order in which reports count: as they were shown, ties by identity, whatever order they arrive in. */
    public static final Comparator<Sighting> ORDER = Sighting::compare;

    private static int compare(Sighting one, Sighting other) {
        int time = Long.compare(one.observedAt, other.observedAt);
        int place = time != 0 ? time : one.source.compareTo(other.source);
        return place != 0 ? place : one.id.compareTo(other.id);
    }

    public long key() {
        return Hashes.ofSignal(source, id);
    }

    /** Whether it is the first report of its event, the one that counts as evidence. */
    public boolean isFirst() {
        return fact == FIRST;
    }

    /** Key of the event's first report; 0 when that has been folded away. */
    public long event() {
        return isFirst() ? key() : fact;
    }

    public Sighting ofFact(long key) {
        return fact == key ? this : with(sketch, key);
    }

    /** Whether its text was forgotten, since no further report can be of the same event. */
    boolean isFaded() {
        return sketch != null && sketch.isEmpty();
    }

    /** The same without its text, which makes up most of its size. */
    Sighting faded() {
        return sketch == null || isFaded() ? this : with(TextSketch.FADED, fact);
    }

    private Sighting with(@Nullable TextSketch newSketch, long newFact) {
        return new Sighting(
                id,
                source,
                kind,
                offering,
                intent,
                strength,
                occurredAt,
                observedAt,
                person,
                url,
                references,
                newSketch,
                title,
                link,
                newFact);
    }

    /** Whether it counts for an offering: it names this one, or none. */
    public boolean concerns(String wanted) {
        return offering == null || offering.equals(wanted);
    }
}
