package io.wildcatch.connectors.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.crm.Delivery.Kind;
import io.wildcatch.connectors.sink.Opportunities;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fields of a CRM's record get their values. */
class FieldMappingTest {

    private static final JsonNode OPPORTUNITY = new ObjectMapper().valueToTree(Opportunities.human("o-1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{account.name}                           > \"Fonderie de Givors\"",
                "{probability}                            > 0.834",
                "{probability|percent}                    > 83.4",
                "{expectedValue|integer}                  > 35500",
                "{blueUntil|date}                         > \"2026-03-09\"",
                "{blueUntil|millis}                       > 1773041400000",
                "{account.name}, {account.city}           > \"Fonderie de Givors, Givors\"",
                "{why}                                    > \"asked for a meeting 2 h ago\\nno rival is known to know\"",
                "{people.0.role}                          > \"CFO\"",
                "{people.7.role}                          > null",
                "[{people.7.role}]                        > \"[]\"",
                "{lane|map(HUMAN:Open,*:Closed)}          > \"Open\"",
                "{previousLane|map(CONTESTED:No,*:Maybe)} > \"Maybe\"",
                "{{}x}                                    > \"{x}\"",
                "plain                                    > \"plain\"",
            })
    void shouldFillIn(String template, String expected) {
        JsonNode value = FieldMapping.parse("F=" + template)
                .apply(new Delivery("o-1", "e-1", Kind.OPEN, OPPORTUNITY))
                .get("F");

        assertThat(value.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Subject                    > expected Field=value",
                "=x                         > expected Field=value",
                "A=1;A=2                    > 'A' is given twice",
                "A b=1                      > expected a field's name",
                "A={account.nme}            > there is no 'nme' in Account; there are: id name",
                "A={people.first.name}      > expected the number of an item",
                "A={probability.mean}       > there is nothing within a value",
                "A={probability|percentage} > expected date, integer, millis, percent, max(80)",
                "A={lane|map(HUMAN)}        > expected VALUE:other instead of 'HUMAN'",
                "A={account.name            > expected } after {",
            })
    void shouldSayWhatIsWrong(String mapping, String message) {
        assertThatThrownBy(() -> FieldMapping.parse(mapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldLeaveWhatIsSetOnceToThePeopleWhoWorkThere() {
        FieldMapping mapping = FieldMapping.parse("Owner!={sellerId}; Lane={lane}");

        assertThat(mapping.apply(new Delivery("o-1", "e", Kind.OPEN, OPPORTUNITY))
                        .has("Owner"))
                .isTrue();
        assertThat(mapping.apply(new Delivery("o-1", "e", Kind.UPDATE, OPPORTUNITY))
                        .has("Owner"))
                .isFalse();
        assertThat(mapping.apply(new Delivery("o-1", "e", Kind.CLOSE, OPPORTUNITY))
                        .has("Lane"))
                .isTrue();
    }

    @Test
    void shouldLogNothingThatShowsWhoSomebodyIs() {
        FieldMapping mapping = FieldMapping.parse("Who={people.0.email}; Text=Call {people.0.name}; Lane={lane}");

        assertThat(mapping.forLog(new Delivery("o-1", "e", Kind.OPEN, OPPORTUNITY)))
                .isEqualTo("Who=(hidden), Text=(hidden), Lane=\"HUMAN\"");
    }

    /** Whatever somebody types: a mapping that works, or one line that says what was expected. */
    @Test
    void shouldTakeOrRefuseAnyText() {
        Random random = new Random(7);
        String alphabet = "AB={}|.;\n!( ):,*why0account.namelanepercent";
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("F=");
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(random.nextInt(6) == 0 ? "{lane}" : alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                FieldMapping.parse(text.toString()).apply(new Delivery("o-1", "e", Kind.OPEN, OPPORTUNITY));
                taken++;
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).containsAnyOf("expected", "there is no", "given twice");
            }
        }
        assertThat(taken).isBetween(100, 19_900);
    }
}
