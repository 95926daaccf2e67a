package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.learning.Feature;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.ReachBelief;
import io.wildcatch.streams.domain.learning.Rivalry;
import io.wildcatch.streams.domain.learning.WeightLearner;
import io.wildcatch.streams.domain.learning.WeightLearner.Lesson;
import io.wildcatch.streams.domain.policy.LearningRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What the learner keeps: beliefs of sources, lessons, likely buyers, and where it stands. */
final class Lessons {

    private static final String REACH = "reach\0";
    private static final String FORETOLD = "foretold";
    private static final String BUYER = "lead\0";
    private static final String LESSON = "lesson\0";
    private static final String STANDING = "standing";

    /**
     * Where the learner stands.
     *
     * @param epoch last one published; 0: none
     * @param closed event time at which the next one closes
     * @param contacts human contacts so far
     * @param explorations of which exploration
     * @param candidates for exploration in an epoch, smoothed
     * @param dirty whether anything was learnt since the last epoch
     */
    record Standing(long epoch, long closed, long contacts, long explorations, double candidates, boolean dirty) {}

    /** More lessons than that are not kept: the oldest go. */
    private static final int MOST = 2_000;

    /**
     * Who was once likely to buy, or bought without having been.
     *
     * @param at when that was last told
     * @param buying as a verdict said; null: none did
     * @param features what was known when it was first likely; empty: it never was
     * @param families independent families that have shown it
     */
    record Buyer(long at, @Nullable Boolean buying, List<Feature> features, int families, List<String> segments) {}

    private final KeyValueStore<String, byte[]> store;

    Lessons(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    Standing standing() {
        byte[] bytes = store.get(STANDING);
        if (bytes == null) {
            return new Standing(0, 0, 0, 0, 0, false);
        }
        ByteSource in = new ByteSource(bytes);
        return new Standing(
                in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readDouble(), in.readByte() == 1);
    }

    void keep(Standing standing) {
        ByteSink out = new ByteSink();
        out.writeLong(standing.epoch());
        out.writeLong(standing.closed());
        out.writeLong(standing.contacts());
        out.writeLong(standing.explorations());
        out.writeDouble(standing.candidates());
        out.writeByte(standing.dirty() ? 1 : 0);
        store.put(STANDING, out.toBytes());
    }

    ReachBelief belief(String source) {
        byte[] bytes = store.get(REACH + source);
        return bytes == null ? new ReachBelief() : belief(bytes);
    }

    private static ReachBelief belief(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        double[] logs = new double[(int) in.readVarLong()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = in.readDouble();
        }
        return new ReachBelief(logs, in.readDouble(), in.readDouble(), in.readLong());
    }

    void keep(String source, ReachBelief belief) {
        ByteSink out = new ByteSink();
        double[] logs = belief.logLikelihood();
        out.writeVarLong(logs.length);
        for (double log : logs) {
            out.writeDouble(log);
        }
        out.writeDouble(belief.observations());
        out.writeDouble(belief.overlaps());
        out.writeLong(belief.fadedTo());
        store.put(REACH + source, out.toBytes());
    }

    /** Beliefs of all sources that anything was learnt of, by source. */
    Map<String, ReachBelief> beliefs() {
        Map<String, ReachBelief> beliefs = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(REACH, new StringSerializer())) {
            rows.forEachRemaining(row -> beliefs.put(row.key.substring(REACH.length()), belief(row.value)));
        }
        return beliefs;
    }

    Rivalry rivalry() {
        byte[] bytes = store.get(FORETOLD);
        if (bytes == null) {
            return Rivalry.NONE;
        }
        ByteSource in = new ByteSource(bytes);
        return new Rivalry(in.readDouble(), in.readLong());
    }

    void keep(Rivalry rivalry) {
        ByteSink out = new ByteSink();
        out.writeDouble(rivalry.lead());
        out.writeLong(rivalry.at());
        store.put(FORETOLD, out.toBytes());
    }

    WeightLearner weights(LearningRules rules, Lifts lifts) {
        List<KeyValue<String, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.prefixScan(LESSON, new StringSerializer())) {
            all.forEachRemaining(rows::add);
        }
        int excess = Math.max(0, rows.size() - MOST);
        rows.subList(0, excess).forEach(row -> store.delete(row.key));
        WeightLearner learner = new WeightLearner(rules, lifts);
        rows.subList(excess, rows.size()).forEach(row -> learner.learn(lesson(row.value)));
        return learner;
    }

    /** In the order of time; one for each lead. */
    void keep(String home, String offering, long leadAt, Lesson lesson) {
        ByteSink out = new ByteSink();
        out.writeLong(lesson.at());
        write(out, lesson.buying());
        write(out, lesson.features());
        store.put(LESSON + inOrder(leadAt) + '\0' + home + '\0' + offering, out.toBytes());
    }

    /** In the digits that sort as text by time, whatever the machine's language writes. */
    static String inOrder(long time) {
        return String.format(Locale.ROOT, "%019d", time);
    }

    private static Lesson lesson(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        long at = in.readLong();
        Boolean buying = readBuying(in);
        return new Lesson(at, readFeatures(in), buying);
    }

    private static void write(ByteSink out, @Nullable Boolean buying) {
        out.writeByte(buying == null ? 2 : buying ? 1 : 0);
    }

    private static @Nullable Boolean readBuying(ByteSource in) {
        int value = in.readByte();
        return value == 2 ? null : value == 1;
    }

    private static void write(ByteSink out, List<Feature> features) {
        out.writeList(features, feature -> {
            out.writeString(feature.name());
            out.writeDouble(feature.value());
            out.writeDouble(feature.prior());
        });
    }

    private static List<Feature> readFeatures(ByteSource in) {
        List<Feature> features = new ArrayList<>();
        in.readList(() -> features.add(new Feature(in.readText(), in.readDouble(), in.readDouble())));
        return features;
    }

    void keep(String home, String offering, Buyer buyer) {
        ByteSink out = new ByteSink();
        out.writeLong(buyer.at());
        write(out, buyer.buying());
        write(out, buyer.features());
        out.writeVarLong(buyer.families());
        out.writeList(buyer.segments(), out::writeString);
        store.put(BUYER + home + '\0' + offering, out.toBytes());
    }

    @Nullable
    Buyer buyer(String home, String offering) {
        byte[] bytes = store.get(BUYER + home + '\0' + offering);
        return bytes == null ? null : buyer(bytes);
    }

    /** Likely buyers by home and offering; those from before {@code since} are forgotten. */
    Map<String, Buyer> buyers(long since) {
        Map<String, Buyer> buyers = new TreeMap<>();
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(BUYER, new StringSerializer())) {
            while (rows.hasNext()) {
                KeyValue<String, byte[]> row = rows.next();
                Buyer buyer = buyer(row.value);
                if (buyer.at() < since) {
                    old.add(row.key);
                } else {
                    buyers.put(row.key.substring(BUYER.length()), buyer);
                }
            }
        }
        old.forEach(store::delete);
        return buyers;
    }

    private static Buyer buyer(byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        long at = in.readLong();
        Boolean buying = readBuying(in);
        List<Feature> features = readFeatures(in);
        int families = (int) in.readVarLong();
        List<String> segments = new ArrayList<>(2);
        in.readList(() -> segments.add(in.readText()));
        return new Buyer(at, buying, features, families, segments);
    }
}
