package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Factor;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.streams.conditions.CelConditions;
import io.wildcatch.streams.conditions.ExpressionException;
import io.wildcatch.streams.domain.Exposure;
import io.wildcatch.streams.domain.Gauge;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Fact;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule 16: every number of a decision, and every sentence, can be worked out again from its own record. */
class DecisionRecordTest {

    private static final List<String> KINDS = List.of(
            "WEB_VISIT", "CONTENT_DOWNLOAD", "COMPARISON", "MEETING", "TOPIC_SURGE", "PRESS", "HAND_RAISE", "NEW_KIND");
    private static final List<String> SOURCES = List.of("site", "crm", "surge-a", "gazette", "partner");

    @TempDir
    private Path state;

    @Test
    void shouldBearAllThatItsNumbersAreMadeOf() {
        List<Decision> decisions = history(Policy.defaults());

        assertThat(decisions).hasSizeGreaterThan(150);
        assertThat(decisions)
                .anySatisfy(decision -> assertThat(decision.getEpoch())
                        .as("an epoch of what was learnt")
                        .isGreaterThan(3));
        assertThat(decisions).extracting(Decision::getLane).contains(Lane.HUMAN, Lane.CONTESTED, Lane.HELD);
        decisions.forEach(DecisionRecordTest::workOut);
    }

    @Test
    void shouldBearAllThatAConditionDependsOn() throws ExpressionException {
        CelConditions cel = new CelConditions();
        List<Condition> conditions = List.of(
                cel.compile("loud", "expectedRivals > 0.5 && size(kinds) > 2", Condition.Target.CONTESTED),
                cel.compile("near", "probability > 0.6 && winProbability > 0.5 && people > 1", Condition.Target.HUMAN),
                cel.compile("dear", "expectedValue > 20000 && 'crm' in sources", Condition.Target.HELD));

        List<Decision> decided = history(Policy.defaults().with(conditions)).stream()
                .filter(decision -> decision.getRule().equals("condition"))
                .toList();

        assertThat(decided).extracting(Decision::getLane).contains(Lane.HUMAN, Lane.CONTESTED, Lane.HELD);
        decided.forEach(decision -> {
            Matcher why = HOLDS.matcher(decision.getWhy().get(0));
            assertThat(why.matches()).as(decision.getWhy().get(0)).isTrue();
            Condition condition = conditions.stream()
                    .filter(one -> one.name().equals(why.group("name")))
                    .findAny()
                    .orElseThrow();
            assertThat(decision.getLane().name()).isEqualTo(condition.lane().name());
            assertThat(condition.test().holds(fact -> recorded(decision, fact))).isTrue();
            for (Fact fact : condition.reads()) {
                assertThat(why.group("facts")).contains(fact.label() + " = " + literal(recorded(decision, fact)));
            }
        });
    }

    private static final Pattern HOLDS = Pattern.compile("The condition (?<name>\\w+) holds: .+ \\((?<facts>.+)\\)\\.");

    private static Object recorded(Decision decision, Fact fact) {
        return switch (fact) {
            case EXPECTED_RIVALS -> decision.getExpectedRivals().getMean();
            case PROBABILITY -> decision.getProbability();
            case WIN_PROBABILITY -> decision.getWinProbability();
            case EXPECTED_VALUE -> decision.getExpectedValue();
            case PEOPLE -> (long) decision.getBuyingGroup().getSeen();
            case SOURCES -> decision.getSources();
            case KINDS ->
                decision.getFactors().stream()
                        .map(Factor::getName)
                        .filter(name -> name.startsWith("kind:"))
                        .map(name -> name.substring("kind:".length()))
                        .sorted()
                        .toList();
            default -> throw new AssertionError(fact);
        };
    }

    private static String literal(Object value) {
        return value instanceof List<?> texts
                ? texts.stream().map(text -> '"' + text.toString() + '"').collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }

    private static void workOut(Decision decision) {
        double logOdds = decision.getBias();
        for (Factor factor : decision.getFactors()) {
            logOdds += factor.getValue() * factor.getWeight();
        }
        double deviation = decision.getDeviation();
        double counted = logOdds / Math.sqrt(1 + Math.PI / 8 * deviation * deviation);
        assertThat(decision.getProbability()).isCloseTo(1 / (1 + Math.exp(-counted)), within(1e-12));
        if (deviation > 0) {
            assertThat(decision.getWhy())
                    .contains("Weights are uncertain (one deviation: " + fixed(deviation)
                            + " of log-odds), so that log-odds of " + fixed(logOdds) + " count as " + fixed(counted)
                            + ".");
        }

        Gauge gauge = Gauge.of(
                decision.getExposures().stream()
                        .map(DecisionRecordTest::exposure)
                        .toList(),
                decision.getRivals());
        double at = decision.getAt().toEpochMilli();
        double rivals = gauge.expectedRivals(at);
        assertThat(decision.getExpectedRivals().getMean()).isCloseTo(rivals, within(1e-6));
        double chance = gauge.chance(at);
        assertThat(decision.getWinProbability()).isCloseTo(chance, within(1e-6));
        assertThat(decision.getExpectedValue())
                .isCloseTo(
                        decision.getProbability() * chance * decision.getBasket() * decision.getFreshness(),
                        within(0.5));
        Long crossing = gauge.crossing(
                Policy.defaults().visibility().limit(), decision.getAt().toEpochMilli());
        assertThat(decision.getBlueUntil()).isEqualTo(crossing == null ? null : Instant.ofEpochMilli(crossing));
        sentences(decision, rivals, chance);
    }

    private static void sentences(Decision decision, double rivals, double chance) {
        String why = String.join("\n", decision.getWhy());
        assertThat(why)
                .contains(fixed(rivals) + " of " + decision.getRivals() + " rivals are expected to know")
                .contains("Chance to win " + fixed(chance))
                .contains("freshness " + fixed(decision.getFreshness()));
        for (Factor factor : decision.getFactors()) {
            double added = factor.getValue() * factor.getWeight();
            if (factor.getName().startsWith("kind:")) {
                assertThat(why).contains(" adds " + fixed(added) + " to the log-odds");
            } else if (Math.abs(added) >= 0.005) {
                assertThat(why).contains((added < 0 ? " takes " : " adds ") + fixed(Math.abs(added)));
            }
        }
    }

    private static String fixed(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return String.format(Locale.ROOT, "%.2f", rounded == 0 ? 0.0 : rounded);
    }

    private static Exposure exposure(io.wildcatch.event.Exposure shown) {
        return new Exposure(
                new SourceTerms(
                        shown.getSource(),
                        shown.getFamily(),
                        "test",
                        shown.getAlpha(),
                        shown.getBeta(),
                        shown.getPickupDays() * 86_400_000),
                shown.getSince().toEpochMilli(),
                shown.getGlimpses().stream()
                        .map(glimpse -> new Exposure.Glimpse(glimpse.getAt().toEpochMilli(), glimpse.getShare()))
                        .toList());
    }

    private List<Decision> history(Policy policy) {
        Random random = new Random(11);
        try (Market market = new Market(state, policy)) {
            market.source("partner", io.wildcatch.event.SourceClass.PARTNER);
            for (int hour = 0; hour < 24 * 40; hour += 2) {
                String domain = "company" + random.nextInt(25) + ".fr";
                String kind = KINDS.get(random.nextInt(KINDS.size()));
                String source = SOURCES.get(random.nextInt(random.nextInt(3) == 0 ? SOURCES.size() : 2));
                String person = "p" + random.nextInt(3) + "@" + domain;
                market.send(signal("s" + hour, source, kind, Duration.ofHours(hour), signal -> {
                    Market.of(domain, null, null, null).accept(signal);
                    by(person, "CFO").accept(signal);
                }));
                if (hour % 20 == 0) {
                    market.verdict(
                            "domain:" + domain,
                            random.nextInt(3) == 0 ? Outcome.NO_PROJECT : Outcome.LOST,
                            random.nextBoolean() ? RivalPresence.PRESENT : RivalPresence.ABSENT,
                            Duration.ofHours(hour + 1));
                }
            }
            return market.decisions();
        }
    }
}
