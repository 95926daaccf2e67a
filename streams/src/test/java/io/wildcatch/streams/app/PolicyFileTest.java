package io.wildcatch.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.streams.domain.policy.ByEvidence;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Fact;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import io.wildcatch.streams.domain.policy.TimingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file goes over the defaults, and each mistake in it is named with its line and field. */
class PolicyFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldChangeWhatTheFileNamesAndLeaveTheRest() throws IOException {
        Policy policy = PolicyFile.read(file("version: q1\nvisibility:\n  limit: 0.5\nrouting:\n  expiry: P30D\n"));

        assertThat(policy.version()).isEqualTo("q1");
        assertThat(policy.visibility().limit()).isEqualTo(0.5);
        assertThat(policy.routing().expiry()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.scoring()).isEqualTo(Policy.defaults().scoring());
        assertThat(policy.timing()).isEqualTo(Policy.defaults().timing());
    }

    @ParameterizedTest
    @CsvSource({
        "never, NEVER",
        "learnt, LEARNT",
        "Always, ALWAYS",
        "ALWAYS, ALWAYS",
        "false, NEVER",
        "true, ALWAYS",
        "'\"true\"', ALWAYS"
    })
    void shouldReadHowRivalsAreToldAsNameOrAsTrueAndFalse(String written, ByEvidence meant) throws IOException {
        Policy policy = PolicyFile.read(file("version: q1\nvisibility:\n  byEvidence: " + written + "\n"));

        assertThat(policy.visibility().byEvidence()).isEqualTo(meant);
        assertThat(PolicyFile.read(file(PolicyFile.write(policy)))).isEqualTo(policy);
    }

    @Test
    void shouldLearnHowRivalsAreToldWhereTheFileSaysNothing() throws IOException {
        assertThat(PolicyFile.read(file("version: q1\n")).visibility().byEvidence())
                .isEqualTo(ByEvidence.LEARNT);
        assertThat(ByEvidence.LEARNT.holds(false)).isFalse();
        assertThat(ByEvidence.LEARNT.holds(true)).isTrue();
        assertThat(ByEvidence.ALWAYS.holds(false)).isTrue();
        assertThat(ByEvidence.NEVER.holds(true)).isFalse();
    }

    @Test
    void shouldQuoteNothingOfATextThatIsNoYaml() {
        assertThatThrownBy(() -> PolicyFile.read("policy", "version: q1\nnotes: [confidential\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("policy, line ")
                .message()
                .hasLineCount(1)
                .doesNotContain("confidential");
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        assertThat(PolicyFile.read(file(PolicyFile.write(Policy.defaults())))).isEqualTo(Policy.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit: soon | line 3: visibility.limit: expected a number",
                "limit: -1 | line 3: visibility.limit must be greater than 0",
                "limmit: 1 | line 3: visibility.limmit: there is no such rule",
                "byEvidence: sometimes | line 3: visibility.byEvidence must be never, learnt or always, but is sometimes",
                "byEvidence: 1 | line 3: visibility.byEvidence must be never, learnt or always, but is 1",
                "byEvidence: | line 3: visibility.byEvidence: expected a value, but there is none",
                "minimumBlue: | line 3: visibility.minimumBlue: expected a value, but there is none",
                "crowding: -1 | line 3: visibility.crowding must not be negative, but is -1",
                "everyReport: 2 | line 3: visibility.everyReport must be 0 to 1, but is 2.0",
                "minimumBlue: 6h | line 3: visibility.minimumBlue: expected a duration such as PT6H or P45D",
            })
    void shouldNameTheLineAndTheFieldOfAMistake(String mistake, String message) throws IOException {
        Path file = file("version: q1\nvisibility:\n  " + mistake + "\n");

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", " + message)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scoring:\\n  kinds:\\n    FOO:\\n      weight: 1 | line 3: scoring.kinds.FOO: needs halfLife",
                "scoring:\\n  kinds:\\n    FOO:\\n      halfLife: P1D | line 3: scoring.kinds.FOO: needs weight",
                "scoring:\\n  kinds:\\n    FOO: 3 | line 3: scoring.kinds.FOO: expected fields with values",
                "scoring:\\n  kinds:\\n    FOO: {weight: 1, halfLive: P1D} | line 3: scoring.kinds.FOO.halfLive: there is no such rule",
                "version: x\\nversion: y | line 2: Duplicate field 'version'",
                "visibility:\\n  limit: 1\\nvisibility:\\n  limit: 2 | line 3: Duplicate field 'visibility'",
                "pressure:\\n  personLimit: 1.5 | line 2: pressure.personLimit: expected a whole number",
                "strictSources: true\\nversion: '' | line 2: version must not be empty",
                "currencies:\\n  USD: -1 | line 2: currencies.USD must be greater than 0: EUR for one unit",
                "currencies:\\n  USD: | line 2: currencies.USD must be greater than 0: EUR for one unit",
                "currencies:\\n  USD: much | line 2: currencies.USD: expected a number",
                "currencies:\\n  dollar: 1 | line 2: currencies.dollar must be named by an ISO 4217 code such as USD",
                "currencies:\\n  EUR: 2 | line 2: currencies.EUR must be 1: all money is counted in EUR"
            })
    void shouldRefuseWhatWouldBeTakenForSomethingElse(String mistake, String message) throws IOException {
        Path file = file(mistake.replace("\\n", "\n") + "\n");

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", " + message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldKnowWhatOtherCurrenciesAreWorth() throws IOException {
        Policy policy = PolicyFile.read(file("version: q1\ncurrencies:\n  USD: 0.92\n  GBP: 1.15\n"));

        assertThat(policy.rate("usd ")).isEqualTo(0.92);
        assertThat(policy.rate(null)).isEqualTo(1);
        assertThat(policy.rate("EUR")).isEqualTo(1);
        assertThat(policy.rate("JPY")).isNull();
        assertThat(PolicyFile.read(file(PolicyFile.write(policy)))).isEqualTo(policy);
    }

    @Test
    void shouldTakeWorkingHoursInTheOrderOfTime() throws IOException {
        Policy policy = PolicyFile.read(file(HOURS.formatted("14:00", "18:00", "09:00", "14:00")));

        assertThat(policy.timing().hours())
                .containsExactly(
                        new TimingRules.Hours(LocalTime.of(9, 0), LocalTime.of(14, 0)),
                        new TimingRules.Hours(LocalTime.of(14, 0), LocalTime.of(18, 0)));
        assertThat(PolicyFile.read(file(PolicyFile.write(policy)))).isEqualTo(policy);
    }

    @Test
    void shouldRefuseWorkingHoursThatOverlap() throws IOException {
        Path file = file(HOURS.formatted("11:30", "18:00", "09:00", "12:00"));

        assertThatThrownBy(() -> PolicyFile.read(file))
                .hasMessage(file + ", line 3: timing.hours must not overlap, but 09:00 to 12:00 and 11:30 to 18:00 do");
    }

    private static final String HOURS = """
            version: q1
            timing:
              hours:
                - { from: "%s", until: "%s" }
                - { from: "%s", until: "%s" }
            """;

    @Test
    void shouldSayWhichLineIsntYaml() throws IOException {
        Path file = file("version: q1\nvisibility: [\n");

        assertThatThrownBy(() -> PolicyFile.read(file)).hasMessageStartingWith(file + ", line ");
    }

    private static final String CONDITIONS = """
            version: q1
            conditions:
              - name: large
                when: account.country == "FR" && expectedValue > 50000
                lane: HUMAN
              - name: seen
                when: >-
                  size(sources) > 2
                lane: CONTESTED
            """;

    @Test
    void shouldCompileConditionsInTheirOrder() throws IOException {
        Policy policy = PolicyFile.read(file(CONDITIONS));

        assertThat(policy.conditions()).extracting(Condition::name).containsExactly("large", "seen");
        assertThat(policy.conditions())
                .extracting(Condition::lane)
                .containsExactly(Condition.Target.HUMAN, Condition.Target.CONTESTED);
        assertThat(policy.conditions().get(0).reads()).containsExactly(Fact.ACCOUNT_COUNTRY, Fact.EXPECTED_VALUE);
    }

    @Test
    void shouldMarkThePolicyByItsConditions() throws IOException {
        Policy policy = PolicyFile.read(file(CONDITIONS));
        Policy again = PolicyFile.read(file(PolicyFile.write(policy)));
        Policy other = PolicyFile.read(file(CONDITIONS.replace("50000", "50001")));

        assertThat(Policy.defaults().mark()).isEqualTo("default-1");
        assertThat(policy.mark())
                .matches("q1\\+[0-9a-f]{8}")
                .isEqualTo(again.mark())
                .isNotEqualTo(other.mark());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expectedValue | expectdValue | line 4: conditions.0.when: column 28: undeclared reference to 'expectdValue'",
                "size(sources) > 2 | size(sources) | line 7: conditions.1.when: column 5: expected type 'bool' but found 'int'",
                "lane: CONTESTED | lane: SUPPRESSED | line 9: conditions.1.lane: expected HUMAN, AUTOMATION, CONTESTED or HELD, but is SUPPRESSED",
                "name: seen | name: large | line 6: conditions.1.name: there is a condition of this name already",
                "name: seen | label: seen | line 6: conditions.1.label: expected name, when and lane alone",
                "name: large | name: ' ' | line 3: conditions.0.name: expected a text",
            })
    void shouldNameTheLineFieldAndColumnOfAMistakeInACondition(String right, String wrong, String message)
            throws IOException {
        Path file = file(CONDITIONS.replaceFirst(Pattern.quote(right), wrong));

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", " + message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void shouldWantConditionsAsAList() throws IOException {
        Path file = file("version: q1\nconditions:\n  name: large\n");

        assertThatThrownBy(() -> PolicyFile.read(file))
                .hasMessageStartingWith(file + ", line 2: conditions: expected a list");
    }

    @Test
    void shouldTurnRulesOffForAReplayAlone() throws IOException {
        Path file = file("version: q1\nvisibility:\n  limit: 2\noff:\n  - radar\n  - buying-group\n  - Collapse\n");

        Policy policy = PolicyFile.forReplay(file);

        assertThat(policy.off()).containsExactly(PolicyRule.COLLAPSE, PolicyRule.RADAR, PolicyRule.BUYING_GROUP);
        assertThat(policy.mark()).isEqualTo("q1 without collapse, radar, buying-group");
        assertThat(PolicyFile.forReplay(file(PolicyFile.write(policy)))).isEqualTo(policy);
    }

    @Test
    void shouldRefuseRulesThatAreOffWhereItDecidesAboutPeople() throws IOException {
        Path file = file("version: q1\nstrictSources: true\noff: [consent]\n");
        String message = file + ", line 3: off: rules can be turned off in a replay alone";
        StreamsSettings settings = new StreamsSettings(Map.of(
                "bootstrap.servers",
                "none:0",
                "schema.registry.url",
                "http://none",
                StreamsSettings.POLICY_FILE,
                file.toString()));

        assertThatThrownBy(() -> PolicyFile.read(file)).hasMessage(message);
        assertThatThrownBy(settings::policy).hasMessage(message);
        assertThatThrownBy(() -> PolicyFile.read("published", Files.readString(file)))
                .hasMessage("published, line 3: off: rules can be turned off in a replay alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[colapse] | off must be a list of collapse, scoring, rivals,",
                "[collapse, 7] | off must be a list of collapse,",
                "collapse | off: expected a list of rules",
                "true | off: expected a list of rules",
                " | off: expected a value, but there is none",
            })
    void shouldNameTheLineOfAMistakeInWhatIsOff(String written, String message) throws IOException {
        Path file = file("version: q1\noff: " + (written == null ? "" : written) + "\n");

        assertThatThrownBy(() -> PolicyFile.forReplay(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ", line 2: " + message)
                .message()
                .hasLineCount(1);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text);
    }
}
