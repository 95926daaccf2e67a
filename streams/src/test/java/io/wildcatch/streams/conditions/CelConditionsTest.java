package io.wildcatch.streams.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Condition.Target;
import io.wildcatch.streams.domain.policy.Fact;
import io.wildcatch.streams.domain.policy.Facts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write is compiled and checked, bounded, and does no harm when it can't be worked out. */
class CelConditionsTest {

    private static final Map<Fact, Object> ACME = new EnumMap<>(Map.ofEntries(
            Map.entry(Fact.ACCOUNT_ID, "a-1"),
            Map.entry(Fact.ACCOUNT_COUNTRY, "FR"),
            Map.entry(Fact.ACCOUNT_CUSTOMER, true),
            Map.entry(Fact.ACCOUNT_SEGMENT, "country:FR"),
            Map.entry(Fact.OFFERING_ID, "erp"),
            Map.entry(Fact.OFFERING_LOW, 30_000.0),
            Map.entry(Fact.OFFERING_MID, 60_000.0),
            Map.entry(Fact.OFFERING_HIGH, 120_000.0),
            Map.entry(Fact.PROBABILITY, 0.6),
            Map.entry(Fact.EXPECTED_RIVALS, 0.25),
            Map.entry(Fact.WIN_PROBABILITY, 0.9),
            Map.entry(Fact.EXPECTED_VALUE, 32_400.0),
            Map.entry(Fact.PEOPLE, 2L),
            Map.entry(Fact.KINDS, List.of("COMPARISON", "WEB_VISIT")),
            Map.entry(Fact.SOURCES, List.of("crm", "site")),
            Map.entry(Fact.INTENT, "PURCHASE"),
            Map.entry(Fact.HAND_RAISE, false)));

    private final CelConditions conditions = new CelConditions();

    private Condition compile(String when) throws ExpressionException {
        return conditions.compile("mine", when, Target.HUMAN);
    }

    private boolean holds(String when) throws ExpressionException {
        return compile(when).test().holds(ACME::get);
    }

    /** Forty such steps would make a text, or a comparison, of a million million parts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['a'].map(x, x + x).map(x, x + x)[0] == ''           | texts and lists can't be joined",
                "account.id + offering.id == ''                       | texts and lists can't be joined",
                "(kinds + sources).exists(x, x == 'a')                | texts and lists can't be joined",
                "b'a' + b'a' == b''                                   | texts and lists can't be joined",
                "kinds.map(x, [x, x]).map(x, [x, x]) == [[[intent]]]  | lists can't hold lists, maps or dyn",
                "kinds.map(x, dyn([x, x])) == []                      | lists can't hold lists, maps or dyn",
                "kinds.map(x, {x: x}) == []                           | lists can't hold lists, maps or dyn"
            })
    void shouldRefuseWhatGrows(String when, String message) {
        assertThatThrownBy(() -> compile(when))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kinds == ['COMPARISON', 'WEB_VISIT']",
                "kinds != []",
                "kinds.filter(kind, kind in sources).size() == 0",
                "kinds.map(kind, kind.size()).exists(length, length > 9)",
                "kinds.exists(kind, sources.exists(source, source == 'site')) && !handRaise",
                "probability + 0.1 > 0.65 && people + 1 > 2"
            })
    void shouldLetListsBeLookedThrough(String when) throws ExpressionException {
        assertThat(holds(when)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ACCOUNT_ID       | account.id == 'a-1'            | account.id == ''",
                "ACCOUNT_COUNTRY  | account.country in ['FR','BE'] | account.country == 'DE'",
                "ACCOUNT_CUSTOMER | account.customer               | !account.customer",
                "ACCOUNT_SEGMENT  | account.segment.endsWith('FR') | account.segment == ''",
                "OFFERING_ID      | offering.id.matches('^e.p$')   | offering.id == 'crm'",
                "OFFERING_LOW     | offering.low >= 30000.0        | offering.low > 30000.0",
                "OFFERING_MID     | offering.mid > 59999           | offering.mid > 60000",
                "OFFERING_HIGH    | offering.high == 120000.0      | offering.high < 1e5",
                "PROBABILITY      | probability > 0.5              | probability > 0.7",
                "EXPECTED_RIVALS  | expectedRivals < 1             | expectedRivals > 1",
                "WIN_PROBABILITY  | winProbability > 0.8           | winProbability < 0.8",
                "EXPECTED_VALUE   | expectedValue > 30000          | expectedValue > 50000.0",
                "PEOPLE           | people == 2                    | people > 2",
                "KINDS            | 'WEB_VISIT' in kinds           | kinds.all(k, k == 'WEB_VISIT')",
                "SOURCES          | sources.exists(s, s == 'crm')  | size(sources) > 2",
                "INTENT           | intent == 'PURCHASE'           | intent != 'PURCHASE'",
                "HAND_RAISE       | !handRaise                     | handRaise",
            })
    void shouldReadEachFact(Fact fact, String holding, String failing) throws ExpressionException {
        assertThat(holds(holding)).as(holding).isTrue();
        assertThat(holds(failing)).as(failing).isFalse();
        assertThat(compile(holding).reads()).containsExactly(fact);
        assertThat(compile(failing).test().failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void shouldAskForNoFactThatTheConditionDoesNotName(Fact other) throws ExpressionException {
        String when = other == Fact.PEOPLE ? "handRaise || !handRaise" : "people > 0 || people < 1";
        Facts strict = fact -> {
            assertThat(fact).isNotEqualTo(other);
            return ACME.get(fact);
        };

        assertThat(compile(when).test().holds(strict)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "people > 1 && probabilty > 0.5 | column 15: undeclared reference to 'probabilty'",
                "account.name == 'ACME'         | column 1: undeclared reference to 'account'",
                "account.country > 5            | column 17: found no matching overload for '_>_'",
                "people >                       | column 9: mismatched input",
                "people + 1                     | column 8: expected type 'bool' but found 'int'",
                "kinds.exists(k, now() > k)     | column 20: undeclared reference to 'now'",
            })
    void shouldSayInWhichColumnAMistakeIs(String when, String message) {
        assertThatThrownBy(() -> compile(when))
                .isInstanceOf(ExpressionException.class)
                .message()
                .startsWith(message)
                .doesNotContain("container");
    }

    @Test
    void shouldSayInWhichLineOfALongExpressionAMistakeIs() {
        assertThatThrownBy(() -> compile("people > 1\n  && peple > 2"))
                .hasMessageStartingWith("line 2 of the expression, column 6: undeclared reference to 'peple'");
    }

    @Test
    void shouldTakeWhatCannotBeWorkedOutAsNotTrueAndCountIt() throws ExpressionException {
        Condition outside = compile("kinds[7] == 'WEB_VISIT'");
        Condition division = compile("10 / (people - 2) > 1");

        assertThat(outside.test().holds(ACME::get)).isFalse();
        assertThat(outside.test().holds(ACME::get)).isFalse();
        assertThat(division.test().holds(ACME::get)).isFalse();

        assertThat(outside.test().failures()).isEqualTo(2);
        assertThat(division.test().failures()).isEqualTo(1);
        assertThat(holds("people == 2 || kinds[7] == 'WEB_VISIT'")).isTrue();
    }

    @Test
    void shouldStopAConditionThatTakesTooManySteps() throws ExpressionException {
        Map<Fact, Object> loud = new EnumMap<>(ACME);
        loud.put(Fact.KINDS, IntStream.range(0, 96).mapToObj(i -> "KIND_" + i).toList());
        Condition twice = compile("kinds.all(a, kinds.all(b, a != '' && b != ''))");
        Condition thrice = compile("kinds.all(a, kinds.all(b, kinds.all(c, a != '' && b != '' && c != '')))");

        assertThat(twice.test().holds(loud::get)).isTrue();
        assertThat(thrice.test().holds(loud::get)).isFalse();
        assertThat(thrice.test().failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"' || people > 1', 400", "' && (people > 1', 80"})
    void shouldRefuseWhatIsTooLongOrTooDeep(String part, int times) {
        String opened = "people > 1" + part.repeat(times);
        String closed = part.contains("(") ? opened + ")".repeat(times) : opened;

        assertThatThrownBy(() -> compile(closed)).isInstanceOf(ExpressionException.class);
    }
}
