package io.wildcatch.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.schemas.json.RecordJson;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import io.wildcatch.streams.topology.SourcePriors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a replay found. The same history gives the same bytes. */
public final class Results {

    /** The shortest digits for each double on any JDK; Java's own differ between 18 and 19. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private record Reject(String file, long line, String reason) {}

    private final Policy policy;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Map<String, SourceTerms> sources = new TreeMap<>();
    private final TreeSet<String> undeclared = new TreeSet<>();
    private final TreeMap<String, List<String>> doubtful = new TreeMap<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, SourceReach> reach = new TreeMap<>();
    private final Map<String, MarketCoverage> coverage = new TreeMap<>();
    private List<Tally.Line> fates = List.of();
    private Map<String, String> moves = Map.of();

    Results(Policy policy) {
        this.policy = policy;
    }

    void declare(List<Source> declared) {
        for (Source source : declared) {
            sources.put(source.getId(), SourcePriors.terms(source));
            List<String> doubts = SourcePriors.doubts(source);
            if (doubts.isEmpty()) {
                doubtful.remove(source.getId());
            } else {
                doubtful.put(source.getId(), doubts);
            }
        }
    }

    void add(Decision decision) {
        decisions.add(decision);
        lanes.put(decision.getOpportunityId(), decision.getLane());
        for (String source : decision.getSources()) {
            if (!sources.containsKey(source)) {
                undeclared.add(source);
            }
        }
    }

    void learnt(SourceReach source) {
        reach.put(source.getSource(), source);
    }

    void estimated(MarketCoverage segment) {
        coverage.put(segment.getSegment(), segment);
    }

    /** @param file empty where it can't be told */
    void reject(String file, long line, String reason) {
        rejects.add(new Reject(file, line, reason));
    }

    void count(History history, Tally tally) {
        fates = tally.lines();
        moves = tally.moves();
        counts.put("signals", history.signals());
        counts.put("used", tally.of(Fate.USED));
        counts.put("duplicate", tally.of(Fate.DUPLICATE));
        counts.put("unresolved", tally.of(Fate.UNRESOLVED));
        counts.put("late", tally.of(Fate.LATE));
        counts.put("rejected", tally.of(Fate.REJECTED) + history.bad().size());
        counts.put("rejectedOthers", rejects.stream().filter(Results::isOther).count());
    }

    /** Touches and verdicts are no signals: they aren't among those that each have one fate. */
    private static boolean isOther(Reject reject) {
        return !reject.file().startsWith("signals.");
    }

    /** Signals by what became of them, and how many there were; {@code rejectedOthers} are no signals. */
    public Map<String, Long> counts() {
        return counts;
    }

    /** Homes that companies no longer go by, with those that they went to. */
    public Map<String, String> moves() {
        return moves;
    }

    /** Sources that signals named and nobody declared. */
    public Set<String> undeclared() {
        return undeclared;
    }

    /** By source, what is declared of it and can't be. */
    public Map<String, List<String>> doubtful() {
        return doubtful;
    }

    /** All decisions; once written, in their order in the file. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** Opportunities by the lane they ended in. */
    public Map<String, Long> lanes() {
        Map<String, Long> byLane = new TreeMap<>();
        lanes.values().forEach(lane -> byLane.merge(lane.name(), 1L, Long::sum));
        return byLane;
    }

    /** Writes all files of the contract. */
    public void write(Path folder) throws UnwritableException {
        OutputFiles.folder(folder);
        decisions.sort(Comparator.comparing(Decision::getAt)
                .thenComparing(Decision::getAccountId)
                .thenComparing(Decision::getOffering));
        lines(folder.resolve("decisions.jsonl"), json -> {
            for (Decision decision : decisions) {
                RecordJson.write(decision, json);
                json.writeRaw('\n');
            }
        });
        rejects.sort(Comparator.comparing(Reject::file)
                .thenComparingLong(Reject::line)
                .thenComparing(Reject::reason));
        lines(folder.resolve("rejected.jsonl"), json -> {
            for (Reject reject : rejects) {
                json.writeStartObject();
                json.writeStringField("file", reject.file());
                json.writeNumberField("line", reject.line());
                json.writeStringField("reason", reject.reason());
                json.writeEndObject();
                json.writeRaw('\n');
            }
        });
        lines(folder.resolve("fates.jsonl"), this::writeFates);
        document(folder.resolve("reach.json"), this::writeReach);
        document(folder.resolve("coverage.json"), this::writeCoverage);
        document(folder.resolve("summary.json"), this::writeSummary);
    }

    private void writeFates(JsonGenerator json) throws IOException {
        for (Tally.Line fate : fates) {
            json.writeStartObject();
            json.writeStringField("source", fate.source());
            json.writeStringField("id", fate.id());
            json.writeStringField("fate", fate.fate().label());
            json.writeStringField("home", fate.home());
            json.writeStringField("event", fate.event());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writeReach(JsonGenerator json) throws IOException {
        undeclared.forEach(id -> sources.put(id, SourcePriors.unknown(id)));
        json.writeStartArray();
        for (SourceTerms source : sources.values()) {
            SourceReach learnt = reach.get(source.id());
            json.writeStartObject();
            json.writeStringField("source", source.id());
            json.writeNumberField("mean", learnt == null ? source.reach() : learnt.getMean());
            json.writeNumberField("low", learnt == null ? source.reachQuantile(0.05) : learnt.getLow());
            json.writeNumberField("high", learnt == null ? source.reachQuantile(0.95) : learnt.getHigh());
            json.writeNumberField("observations", learnt == null ? 0 : learnt.getObservations());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCoverage(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (MarketCoverage segment : coverage.values()) {
            json.writeStartObject();
            json.writeStringField("segment", segment.getSegment());
            json.writeNumberField("observed", segment.getObserved());
            json.writeNumberField("estimated", segment.getEstimated());
            json.writeNumberField("low", segment.getLow());
            json.writeNumberField("high", segment.getHigh());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeSummary(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (String name :
                List.of("signals", "used", "duplicate", "unresolved", "rejected", "late", "rejectedOthers")) {
            json.writeNumberField(name, counts.getOrDefault(name, 0L));
        }
        json.writeNumberField("decisions", decisions.size());
        json.writeObjectFieldStart("lanes");
        for (Map.Entry<String, Long> lane : lanes().entrySet()) {
            json.writeNumberField(lane.getKey(), lane.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("undeclaredSources");
        for (String source : undeclared) {
            json.writeString(source);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("doubtfulSources");
        for (String source : doubtful.keySet()) {
            json.writeString(source);
        }
        json.writeEndArray();
        json.writeStringField("policyVersion", policy.mark());
        json.writeEndObject();
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static void lines(Path file, Writing writing) throws UnwritableException {
        OutputFiles.write(file, () -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                    JsonGenerator json = JSON.createGenerator(out)) {
                json.setRootValueSeparator(null);
                writing.to(json);
            }
        });
    }

    private static void document(Path file, Writing writing) throws UnwritableException {
        OutputFiles.write(file, () -> {
            try (OutputStream out = Files.newOutputStream(file);
                    JsonGenerator json = JSON.createGenerator(out)) {
                json.setPrettyPrinter(new DefaultPrettyPrinter());
                writing.to(json);
                json.writeRaw('\n');
            }
        });
    }
}
