package io.wildcatch.local.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.replay.ReplayCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A month of a small market, the same each time, and what is decided on it. Companies are known by domain; some are seen
 * with a register number too, and in the end by that alone, so that identities and signals cross partitions.
 */
public final class History {

    private static final Instant START = Instant.parse("2025-01-06T09:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(17);
    private static final int SIGNALS = 1_200;
    private static final int COMPANIES = 80;
    private static final int REGISTERED = 5;
    /** More than enough to have one on each partition: they move its clock. */
    private static final int LAST = 40;

    /** All at one time: a signal that goes to another partition comes there a little later, but isn't late. */
    private static final Instant CROSSING = START.plus(STEP.multipliedBy(SIGNALS));
    /** When every opportunity has ended and nothing is due any more. */
    private static final Instant END = START.plus(Duration.ofDays(200));

    private static final List<String> SOURCES = List.of("site", "crm", "surge-a", "surge-b", "gazette");
    private static final List<String> KINDS =
            List.of("WEB_VISIT", "COMPARISON", "TENDER", "TOPIC_SURGE", "HAND_RAISE", "PRESS", "MEETING", "JOB_POST");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final List<String> signals = new ArrayList<>();
    private final List<String> crossing = new ArrayList<>();
    private final List<String> last = new ArrayList<>();

    private History(Path folder) {
        this.folder = folder;
    }

    /** Writes the workspace. What is learnt takes effect when it arrives, which is not the same each time: so without. */
    public static History write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("policy.yaml"), "learning:\n  enabled: false\n");
        Files.writeString(folder.resolve("sources.json"), """
                [{"id":"site","class":"FIRST_PARTY"},{"id":"crm","class":"HUMAN"},{"id":"surge-a","class":"SYNDICATED"},
                 {"id":"surge-b","class":"SYNDICATED"},{"id":"gazette","class":"PUBLIC"}]
                """);
        History history = new History(folder);
        history.tell();
        Files.write(
                folder.resolve("signals.jsonl"),
                history.chapters().stream().flatMap(List::stream).toList());
        return history;
    }

    private void tell() {
        Random random = new Random(7);
        for (int i = 0; i < SIGNALS; i++) {
            int company = random.nextInt(COMPANIES);
            String domain = "\"domain\":\"company-" + company + ".fr\"";
            signals.add(signal(
                    "s-" + i,
                    SOURCES.get(random.nextInt(SOURCES.size())),
                    KINDS.get(random.nextInt(KINDS.size())),
                    START.plus(STEP.multipliedBy(i)),
                    company % REGISTERED == 0 ? domain + "," + number(company) : domain));
        }
        for (int company = 0; company < COMPANIES; company += REGISTERED) {
            crossing.add(signal("crossing-" + company, "crm", "MEETING", CROSSING, number(company)));
        }
        for (int i = 0; i < LAST; i++) {
            last.add(signal("last-" + i, "site", "WEB_VISIT", END, "\"domain\":\"last-" + i + ".fr\""));
        }
    }

    private static String number(int company) {
        return "\"registryId\":\"DE:HRB%04d\"".formatted(company);
    }

    private static String signal(String id, String source, String kind, Instant at, String account) {
        return "{\"id\":\"%s\",\"source\":\"%s\",\"kind\":\"%s\",\"occurredAt\":\"%s\",\"account\":{%s}}"
                .formatted(id, source, kind, at, account);
    }

    public Path folder() {
        return folder;
    }

    /**
     * The signals in the order of time, as JSON. Each chapter is to be sent when all before is done: the second goes by
     * identifiers that the first has brought together, the third ends all opportunities, on all partitions.
     */
    public List<List<String>> chapters() {
        return List.of(signals, crossing, last);
    }

    public static List<List<String>> requests(List<String> lines, int size) {
        return Stream.iterate(0, at -> at < lines.size(), at -> at + size)
                .map(at -> lines.subList(at, Math.min(at + size, lines.size())))
                .toList();
    }

    /** Compares with what {@code replay} decides: without Kafka, in one piece. Each opportunity's decisions in their order. */
    public void assertDecided(List<String> decisions) throws IOException {
        assertDecided(decisions, decision -> decision);
    }

    /** Compares only when each opportunity came to which lane, and by which rule: another build may tell more or less of it. */
    void assertDecidedAlike(List<String> decisions) throws IOException {
        assertDecided(
                decisions,
                decision -> field(decision, "at") + " " + field(decision, "lane") + " " + field(decision, "rule"));
    }

    private void assertDecided(List<String> decisions, UnaryOperator<String> compared) throws IOException {
        Map<String, List<String>> expected = byOpportunity(replayed(), compared);
        Map<String, List<String>> actual = byOpportunity(decisions, compared);
        assertThat(expected.size()).isGreaterThan(COMPANIES);
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((id, story) -> assertThat(actual.get(id)).isEqualTo(story));
    }

    private List<String> replayed() throws IOException {
        Path out = Files.createTempDirectory(folder, "replayed");
        int code = new CommandLine(new ReplayCommand())
                .execute(
                        "--in", folder.toString(),
                        "--out", out.toString(),
                        "--policy", folder.resolve("policy.yaml").toString(),
                        "--until", END.toString());
        assertThat(code).isZero();
        return Files.readAllLines(out.resolve("decisions.jsonl"));
    }

    private static Map<String, List<String>> byOpportunity(List<String> decisions, UnaryOperator<String> compared) {
        return decisions.stream()
                .collect(groupingBy(
                        decision -> field(decision, "opportunityId"), TreeMap::new, mapping(compared, toList())));
    }

    public static String field(String json, String name) {
        try {
            @Nullable JsonNode value = JSON.readTree(json).get(name);
            return value == null ? "" : value.asText();
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + json, e);
        }
    }
}
