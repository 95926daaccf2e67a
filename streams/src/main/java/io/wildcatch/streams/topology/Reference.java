package io.wildcatch.streams.topology;

import com.google.common.collect.MapMaker;
import io.wildcatch.event.Offering;
import io.wildcatch.event.ScoringWeights;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.streams.domain.learning.Lifts;
import io.wildcatch.streams.domain.learning.Strand;
import io.wildcatch.streams.domain.learning.Weights;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Terms of sources and offerings, as the global tables have them. Decoded once: the tables' processors say when
 * something changed.
 */
final class Reference {

    private static final Logger LOG = LoggerFactory.getLogger(Reference.class);

    /** Shared by all stages of one running topology. */
    static final class Cache {
        private final AtomicLong version = new AtomicLong();
        /** By the very object: what a policy in use sees must not go with another that says the same. */
        private final Map<Policy, View> views = new MapMaker().weakKeys().makeMap();

        private final Unreadable unreadable = new Unreadable();

        private volatile @Nullable List<Wording> wordings;

        /** Changes with whatever is in a global table. */
        long version() {
            return version.get();
        }

        void invalidate() {
            version.incrementAndGet();
            wordings = null;
            views.values().forEach(View::clear);
        }

        /** What could not be read so far. */
        Unreadable unreadable() {
            return unreadable;
        }

        View view(Policy policy) {
            return views.computeIfAbsent(policy, any -> new View());
        }
    }

    /** The terms as one policy sees them: it says what holds where nothing is declared, and whether learning counts. */
    private static final class View {
        private final Map<String, SourceTerms> sources = new ConcurrentHashMap<>();
        private final Map<String, OfferingTerms> offerings = new ConcurrentHashMap<>();
        private volatile @Nullable Weights weights;

        void clear() {
            sources.clear();
            offerings.clear();
            weights = null;
        }
    }

    private record Wording(String word, String offering) {}

    private final Cache cache;
    private final View view;
    private final Policy policy;
    private final Deserializer<Source> sourceReader;
    private final Deserializer<Offering> offeringReader;
    private final Rows sources;
    private final Rows offerings;
    private final Deserializer<SourceReach> reachReader;
    private final Deserializer<ScoringWeights> weightsReader;
    private final Rows reach;
    private final Rows weights;
    private final boolean learning;

    Reference(ProcessingContext context, Wiring wiring, Policy policy) {
        this(name -> Rows.of(context.getStateStore(name)), wiring, policy);
    }

    /** @param tables by the name of their stores */
    Reference(Function<String, Rows> tables, Wiring wiring, Policy policy) {
        cache = wiring.cache().reference;
        view = cache.view(policy);
        this.policy = policy;
        sourceReader = wiring.serde(Source.class).deserializer();
        offeringReader = wiring.serde(Offering.class).deserializer();
        sources = tables.apply(StoreNames.SOURCES);
        offerings = tables.apply(StoreNames.OFFERINGS);
        reachReader = wiring.serde(SourceReach.class).deserializer();
        weightsReader = wiring.serde(ScoringWeights.class).deserializer();
        reach = tables.apply(StoreNames.REACH);
        weights = tables.apply(StoreNames.WEIGHTS);
        learning = policy.learning().enabled();
    }

    boolean knowsSource(String id) {
        return sources.get(id) != null;
    }

    /** With the reach that was learnt, if any was. */
    SourceTerms source(String id) {
        SourceTerms known = view.sources.get(id);
        if (known == null) {
            long before = cache.version.get();
            known = readSource(id);
            if (before == cache.version.get()) {
                view.sources.put(id, known);
            }
        }
        return known;
    }

    OfferingTerms offering(String id) {
        OfferingTerms known = view.offerings.get(id);
        if (known == null) {
            long before = cache.version.get();
            known = readOffering(id);
            if (before == cache.version.get()) {
                view.offerings.put(id, known);
            }
        }
        return known;
    }

    /** The offering that a text names by one of its topics; null when it names none, or several. */
    @Nullable
    String offeringNamedBy(@Nullable String text) {
        List<Wording> all = wordings();
        if (text == null || all.isEmpty()) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String found = null;
        for (Wording wording : all) {
            if (names(lower, wording.word())) {
                if (found != null && !found.equals(wording.offering())) {
                    return null;
                }
                found = wording.offering();
            }
        }
        return found;
    }

    /** Whole words only: "erp" isn't in "interprise". */
    private static boolean names(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (starts && ends) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return false;
    }

    private List<Wording> wordings() {
        List<Wording> all = cache.wordings;
        if (all == null) {
            long before = cache.version.get();
            all = readWordings();
            if (before == cache.version.get()) {
                cache.wordings = all;
            }
        }
        return all;
    }

    private List<Wording> readWordings() {
        List<Wording> all = new ArrayList<>();
        for (byte[] row : offerings.all()) {
            Offering offering = decode(offeringReader, StoreNames.OFFERINGS, "", row);
            if (offering != null) {
                offering.getTopics().stream()
                        .filter(topic -> !topic.isBlank())
                        .forEach(topic ->
                                all.add(new Wording(topic.strip().toLowerCase(Locale.ROOT), offering.getId())));
            }
        }
        return List.copyOf(all);
    }

    /** What was learnt of the weights of evidence. */
    Weights weights() {
        Weights known = view.weights;
        if (known == null) {
            long before = cache.version.get();
            known = learning ? readWeights() : Weights.NONE;
            if (before == cache.version.get()) {
                view.weights = known;
            }
        }
        return known;
    }

    private Weights readWeights() {
        ScoringWeights learnt = decode(weightsReader, StoreNames.WEIGHTS, Observe.KEY, weights.get(Observe.KEY));
        if (learnt == null) {
            return Weights.UNTAUGHT;
        }
        Map<String, Weights.Correction> corrections = new HashMap<>();
        learnt.getCorrections()
                .forEach(row ->
                        corrections.put(row.getName(), new Weights.Correction(row.getMean(), row.getVariance())));
        return new Weights(
                learnt.getEpoch(),
                corrections,
                learnt.getJointShare(),
                learnt.getExplorationOdds(),
                lifts(learnt),
                learnt.getByEvidence());
    }

    private static Lifts lifts(ScoringWeights learnt) {
        Map<Strand, Lifts.Lift> lifts = new HashMap<>();
        learnt.getLifts().forEach(lift -> {
            Strand strand = Strand.of(lift.getKind(), lift.getSource(), lift.getFrom());
            lifts.put(strand, new Lifts.Lift(strand, lift.getWeight(), lift.getBusy()));
        });
        return new Lifts(lifts, learnt.getLiftTrust(), learnt.getLiftBase(), learnt.getLiftCrowd());
    }

    private SourceTerms readSource(String id) {
        SourceTerms declared = declared(id);
        SourceReach learnt = learning ? decode(reachReader, StoreNames.REACH, id, reach.get(id)) : null;
        return learnt == null ? declared : declared.withReach(learnt.getAlpha(), learnt.getBeta());
    }

    /** As declared, whatever was learnt. */
    SourceTerms declared(String id) {
        Source source = decode(sourceReader, StoreNames.SOURCES, id, sources.get(id));
        return source == null ? SourcePriors.unknown(id) : SourcePriors.terms(source);
    }

    private OfferingTerms readOffering(String id) {
        Offering offering = decode(offeringReader, StoreNames.OFFERINGS, id, offerings.get(id));
        if (offering == null) {
            return policy.defaultOffering();
        }
        try {
            return OfferingPriors.terms(id, offering, policy);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; the policy's default offering holds for it", e.getMessage());
            return policy.defaultOffering();
        }
    }

    /** A global table takes its topic as it is; what can't be read counts as absent. */
    private <T> @Nullable T decode(Deserializer<T> reader, String table, String key, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return reader.deserialize("", bytes);
        } catch (SerializationException e) {
            cache.unreadable().tell(table, key, bytes, e);
            return null;
        }
    }
}
