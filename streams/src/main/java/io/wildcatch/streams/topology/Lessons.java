package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.learning.ReachBelief;
import io.wildcatch.streams.domain.learning.WeightLearner;
import io.wildcatch.streams.domain.learning.Weights.Correction;
import io.wildcatch.streams.domain.policy.Policy.LearningRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the learner keeps: beliefs of sources, weights, likely buyers, and where it stands. */
final class Lessons {

    private static final String REACH = "reach\0";
    private static final String BUYER = "buyer\0";
    private static final String WEIGHTS = "weights";
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

    /** A likely buyer, and when that was last told. */
    record Buyer(long at, double probability, int families, List<String> segments) {}

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

    WeightLearner weights(LearningRules rules) {
        byte[] bytes = store.get(WEIGHTS);
        if (bytes == null) {
            return new WeightLearner(rules);
        }
        ByteSource in = new ByteSource(bytes);
        double outcomes = in.readDouble();
        long fadedTo = in.readLong();
        Map<String, Correction> corrections = new TreeMap<>();
        in.readList(() -> corrections.put(in.readText(), new Correction(in.readDouble(), in.readDouble())));
        return new WeightLearner(rules, corrections, outcomes, fadedTo);
    }

    void keep(WeightLearner weights) {
        ByteSink out = new ByteSink();
        out.writeDouble(weights.outcomes());
        out.writeLong(weights.fadedTo());
        out.writeList(weights.corrections().entrySet(), entry -> {
            out.writeString(entry.getKey());
            out.writeDouble(entry.getValue().mean());
            out.writeDouble(entry.getValue().variance());
        });
        store.put(WEIGHTS, out.toBytes());
    }

    void keep(String home, String offering, Buyer buyer) {
        ByteSink out = new ByteSink();
        out.writeLong(buyer.at());
        out.writeDouble(buyer.probability());
        out.writeVarLong(buyer.families());
        out.writeList(buyer.segments(), out::writeString);
        store.put(BUYER + home + '\0' + offering, out.toBytes());
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
        double probability = in.readDouble();
        int families = (int) in.readVarLong();
        List<String> segments = new ArrayList<>(2);
        in.readList(() -> segments.add(in.readText()));
        return new Buyer(at, probability, families, segments);
    }
}
