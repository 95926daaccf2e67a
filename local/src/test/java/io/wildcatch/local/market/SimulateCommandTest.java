package io.wildcatch.local.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.Verdict;
import io.wildcatch.schemas.Domains;
import io.wildcatch.schemas.SignalKey;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTest {

    private static final int ACCOUNTS = 1_500;
    private static final List<String> FILES =
            List.of("signals.jsonl", "accounts.jsonl", "people.jsonl", "truth.jsonl", "touches.jsonl");

    @TempDir
    private static Path dir;

    private static Path market;
    private static List<Signal> signals = List.of();
    private static List<JsonNode> truth = List.of();

    @BeforeAll
    static void simulate() throws IOException {
        market = dir.resolve("market");
        assertThat(run("--out", market.toString(), "--accounts", "" + ACCOUNTS, "--days", "60", "--seed", "7"))
                .isZero();
        signals = records(Signal.class, market.resolve("signals.jsonl"));
        truth = truth(market);
    }

    private static List<JsonNode> truth(Path folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void shouldWriteTheSameFilesForTheSameSeedAndOthersForAnother() throws IOException {
        Path again = dir.resolve("again");
        Path other = dir.resolve("other");
        run("--out", again.toString(), "--accounts", "100", "--days", "20", "--seed", "7");
        run("--out", other.toString(), "--accounts", "100", "--days", "20", "--seed", "8");
        Path once = dir.resolve("once");
        run("--out", once.toString(), "--accounts", "100", "--days", "20", "--seed", "7");
        for (String file : FILES) {
            assertThat(once.resolve(file)).hasSameBinaryContentAs(again.resolve(file));
        }
        assertThat(Files.readString(other.resolve("signals.jsonl")))
                .isNotEqualTo(Files.readString(again.resolve("signals.jsonl")));
    }

    @Test
    void shouldShowAboutTenSignalsOfACompanyInSixtyDaysInOrder() {
        assertThat(signals.size()).isBetween(8 * ACCOUNTS, 13 * ACCOUNTS);
        assertThat(signals).isSortedAccordingTo(Comparator.comparing(Signal::getObservedAt));
        assertThat(signals)
                .allSatisfy(signal -> assertThat(signal.getOccurredAt()).isBeforeOrEqualTo(signal.getObservedAt()));
    }

    @Test
    void shouldDeclareEverySource() throws IOException {
        JsonNode sources =
                new ObjectMapper().readTree(market.resolve("sources.json").toFile());
        List<String> declared = new ArrayList<>();
        for (JsonNode source : sources) {
            declared.add(read(Source.class, source.toString()).getId());
        }
        assertThat(declared).containsAll(signals.stream().map(Signal::getSource).collect(Collectors.toSet()));
    }

    @Test
    void shouldHoldWhatMakesMarketsHard() throws IOException {
        Map<String, Long> byId = signals.stream()
                .collect(Collectors.groupingBy(signal -> signal.getSource() + signal.getId(), Collectors.counting()));
        assertThat(byId.values()).as("resends").anyMatch(count -> count > 1);
        assertThat(signals).as("copies").anyMatch(signal -> signal.getSource().equals("surge-beta"));
        assertThat(signals)
                .as("corrections")
                .anyMatch(signal -> signal.getAttributes().containsKey("corrects"));
        assertThat(signals)
                .as("later than allowed")
                .anyMatch(signal -> signal.getObservedAt().toEpochMilli()
                                - signal.getOccurredAt().toEpochMilli()
                        > 7L * 86_400_000);
        assertThat(signals)
                .as("identified by register only")
                .anyMatch(signal -> SignalKey.of(signal).startsWith("FR:"));
        assertThat(signals)
                .as("by name only")
                .anyMatch(signal -> SignalKey.of(signal).startsWith("name:"));
        assertThat(truth)
                .as("unknown to the CRM")
                .anyMatch(line -> !line.get("inCrm").asBoolean());
        List<Person> people = records(Person.class, market.resolve("people.jsonl"));
        assertThat(people).as("opted out").anyMatch(person -> person.getConsent() == Consent.OPT_OUT);
    }

    @Test
    void shouldLetRivalsFindLoudBuyersAndMissQuietOnes() {
        assertThat(rivalShare(truth, "LOUD_BUYER")).isGreaterThan(0.7);
        assertThat(rivalShare(truth, "QUIET_BUYER")).isLessThan(0.35);
        assertThat(truth).filteredOn(line -> line.has("rivalsAt")).allSatisfy(line -> {
            List<String> moments = new ArrayList<>();
            line.get("rivalsAt").forEach(moment -> moments.add(moment.asText()));
            assertThat(moments)
                    .isSorted()
                    .hasSizeLessThanOrEqualTo(line.get("rivals").asInt());
            assertThat(moments)
                    .allMatch(moment -> moment.compareTo(line.get("until").asText()) < 0);
        });
    }

    @Test
    void shouldTellHowFarEverySourceReallyReaches() throws IOException {
        Map<String, Double> reach = reach(market);
        assertThat(reach).containsOnlyKeys(declared(market).keySet());
        assertThat(reach.get("insider-list"))
                .as("a partner's list, sold to all")
                .isGreaterThan(0.6);
        assertThat(reach.get("subsidies")).as("public, and nobody reads it").isLessThan(0.05);
    }

    @Test
    void shouldHaveVerdictsOnManyWhoDoNotBuy() throws IOException {
        Map<String, JsonNode> byAccount = new HashMap<>();
        truth.forEach(line -> byAccount.put(line.get("accountId").asText(), line));
        List<Verdict> verdicts = records(Verdict.class, market.resolve("verdicts.jsonl"));
        Map<Boolean, Long> byBuyer = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> byAccount
                                .get(verdict.getAccountId())
                                .get("buyer")
                                .asBoolean(),
                        Collectors.counting()));
        assertThat(byBuyer.get(false)).isGreaterThan(verdicts.size() / 4);
        assertThat(byBuyer.get(true)).isGreaterThan(verdicts.size() / 4);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.getOutcome() == Outcome.NO_PROJECT)
                .extracting(verdict ->
                        byAccount.get(verdict.getAccountId()).get("role").asText())
                .contains("LOOKALIKE", "SHOPPER", "BYSTANDER");
        assertThat(verdicts).extracting(Verdict::getOutcome).contains(Outcome.OPEN, Outcome.WON, Outcome.LOST);
    }

    @Test
    void shouldMakeAMarketThatIsDifferentOnPurpose() throws IOException {
        Path other = dir.resolve("contrarian");
        assertThat(run("--out", other.toString(), "--accounts", "300", "--days", "60", "--style", "contrarian"))
                .isZero();
        Map<String, Double> reach = reach(other);
        Map<String, JsonNode> declared = declared(other);
        assertThat(declared).containsOnlyKeys(reach.keySet()).doesNotContainKey("site");
        assertThat(mean(declared.get("bulletin"))).isGreaterThan(reach.get("bulletin") + 0.5);
        assertThat(mean(declared.get("consortium"))).isLessThan(reach.get("consortium") - 0.4);
        assertThat(records(Signal.class, other.resolve("signals.jsonl")))
                .allSatisfy(signal -> assertThat(declared).containsKey(signal.getSource()));
    }

    /** As the rules suppose it: three declarations are wrong, and the rest is true everywhere. */
    @Test
    void shouldMakeAMarketAsTheRulesSupposeIt() throws IOException {
        Path textbook = textbook("textbook");
        Path again = textbook("textbook-again");
        for (String file : FILES) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(textbook.resolve(file));
        }
        Map<String, Double> reach = reach(textbook);
        Map<String, JsonNode> declared = declared(textbook);
        assertThat(declared).containsOnlyKeys(reach.keySet());
        assertThat(supposed(declared.get("club-list"))).isLessThan(reach.get("club-list") - 0.5);
        assertThat(supposed(declared.get("register"))).isGreaterThan(reach.get("register") + 0.4);
        assertThat(supposed(declared.get("trade-paper"))).isLessThan(reach.get("trade-paper") - 0.3);
        assertThat(declared.keySet())
                .filteredOn(source -> Math.abs(supposed(declared.get(source)) - reach.get(source)) > 0.15)
                .containsExactlyInAnyOrder("club-list", "register", "trade-paper");
        // Which is the same for all rivals, so that the mean over them is what an outlet has.
        assertThat(reach.get("surge-a")).isCloseTo(0.8, within(1e-9));
        assertThat(truth(textbook))
                .extracting(line -> line.get("role").asText())
                .contains("QUIET_BUYER", "LOUD_BUYER", "SHOPPER", "BYSTANDER")
                .doesNotContain("LOOKALIKE");
    }

    /** Of a buyer of whom nothing but the background shows, rivals find out there, and nowhere else. */
    @Test
    void shouldLetRivalsFollowUpAnyReportInATextbook() throws IOException {
        Path textbook = textbook("textbook-rivals");

        assertThat(rivalShare(truth(textbook), "SILENT_BUYER")).isBetween(0.02, 0.8);
        assertThat(rivalShare(truth, "SILENT_BUYER")).isZero();
        assertThat(truth(textbook))
                .filteredOn(line -> line.has("rivalsAt"))
                .allSatisfy(line -> line.get("rivalsAt")
                        .forEach(moment -> assertThat(Instant.parse(moment.asText()))
                                .isAfterOrEqualTo(Instant.parse(line.get("from").asText()))));
    }

    /** What is supposed of a source of which nothing but its class is declared. */
    private static double supposed(JsonNode source) {
        assertThat(source.path("reach").isMissingNode() || source.path("reach").isNull())
                .isTrue();
        return switch (source.get("class").asText()) {
            case "FIRST_PARTY", "HUMAN" -> 0.01;
            case "PARTNER" -> 0.1;
            case "PUBLIC" -> 0.5;
            case "SYNDICATED" -> 0.8;
            default -> throw new AssertionError(source);
        };
    }

    private static Path textbook(String name) {
        Path folder = dir.resolve(name);
        assertThat(run(
                        "--out",
                        folder.toString(),
                        "--accounts",
                        "800",
                        "--days",
                        "90",
                        "--seed",
                        "3",
                        "--style",
                        "textbook"))
                .isZero();
        return folder;
    }

    @Test
    void shouldNameTheStylesWhenThereIsNoSuch() {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new SimulateCommand())
                .setErr(new PrintWriter(err, true))
                .execute("--out", dir.toString(), "--style", "baroque");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("plain, contrarian, textbook").hasLineCount(1);
    }

    private static double mean(JsonNode source) {
        double alpha = source.at("/reach/alpha").asDouble();
        return alpha / (alpha + source.at("/reach/beta").asDouble());
    }

    private static Map<String, Double> reach(Path folder) throws IOException {
        Map<String, Double> reach = new HashMap<>();
        for (JsonNode source :
                new ObjectMapper().readTree(folder.resolve("truth-sources.json").toFile())) {
            reach.put(source.get("source").asText(), source.get("reach").asDouble());
        }
        return reach;
    }

    private static Map<String, JsonNode> declared(Path folder) throws IOException {
        Map<String, JsonNode> declared = new HashMap<>();
        new ObjectMapper()
                .readTree(folder.resolve("sources.json").toFile())
                .forEach(source -> declared.put(source.get("id").asText(), source));
        return declared;
    }

    @Test
    void shouldTellTheTruthAboutEveryCompanyByTheIdThatDecisionsBear() {
        assertThat(truth).hasSize(ACCOUNTS);
        Map<String, JsonNode> byDomain = new HashMap<>();
        truth.forEach(line -> byDomain.put(line.get("domain").asText(), line));
        assertThat(byDomain).hasSize(ACCOUNTS);
        assertThat(signals)
                .filteredOn(signal -> signal.getAccount().getDomain() != null)
                .allSatisfy(signal -> {
                    String domain =
                            Domains.ofCompany(signal.getAccount().getDomain()).orElseThrow();
                    assertThat(byDomain).containsKey(domain);
                });
        long buyers =
                truth.stream().filter(line -> line.get("buyer").asBoolean()).count();
        assertThat(buyers).isBetween(ACCOUNTS * 4L / 100, ACCOUNTS * 8L / 100);
    }

    @Test
    void shouldRefuseSizesThatMakeNoMarket() {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new SimulateCommand())
                .setErr(new PrintWriter(err, true))
                .execute("--out", dir.toString(), "--accounts", "0");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("accounts must be 1 to").hasLineCount(1);
    }

    private static double rivalShare(List<JsonNode> lines, String role) {
        return lines.stream()
                .filter(line -> line.get("role").asText().equals(role) && line.has("rivalsAt"))
                .mapToDouble(line -> (double) line.get("rivalsAt").size()
                        / line.get("rivals").asInt())
                .average()
                .orElseThrow();
    }

    private static int run(String... args) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(args);
    }

    private static <T extends SpecificRecord> List<T> records(Class<T> type, Path file) throws IOException {
        List<T> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(read(type, line));
        }
        return records;
    }

    private static <T extends SpecificRecord> T read(Class<T> type, String line) {
        try {
            return RecordJson.read(type, line);
        } catch (InvalidRecordException e) {
            throw new AssertionError(line, e);
        }
    }
}
