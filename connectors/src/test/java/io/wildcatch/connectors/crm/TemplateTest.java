package io.wildcatch.connectors.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final JsonNode UNKNOWN_ACCOUNT = new ObjectMapper()
            .valueToTree(Map.of(
                    "accountId",
                    "domain:givors.fr",
                    "probability",
                    0.834,
                    "blueUntil",
                    "2026-03-09T07:30:00Z",
                    "why",
                    List.of("asked for a meeting", "no rival knows")));

    @Test
    void shouldTakeTheFirstPlaceThatHasAValue() {
        assertThat(text("{account.name/accountId}")).isEqualTo("domain:givors.fr");
        assertThat(text("until {takeUpBy/contactUntil/blueUntil|date}")).isEqualTo("until 2026-03-09");
        assertThat(Template.parse("{account.name/account.city}")
                        .apply(UNKNOWN_ACCOUNT)
                        .getNodeType())
                .isEqualTo(JsonNodeType.MISSING);
    }

    @Test
    void shouldKeepOnlyIdsOfTheSystemsOwn() {
        assertThat(Template.parse("{accountId|starting(001)}")
                        .apply(UNKNOWN_ACCOUNT)
                        .getNodeType())
                .isEqualTo(JsonNodeType.MISSING);
        assertThat(text("{accountId|starting(domain:)}")).isEqualTo("domain:givors.fr");
    }

    @Test
    void shouldCutWhatIsTooLongForAField() {
        assertThat(text("{why|max(8)}")).isEqualTo("asked fo");
        assertThat(text("{why|max(100)}")).isEqualTo("asked for a meeting\nno rival knows");
        assertThat(Template.parse("{probability|max(8)}").apply(UNKNOWN_ACCOUNT).getNodeType())
                .isEqualTo(JsonNodeType.NUMBER);
    }

    @Test
    void shouldNotCutACharacterInTwo() {
        JsonNode smiling = new ObjectMapper().valueToTree(Map.of("accountId", "ab\uD83D\uDE00c"));

        assertThat(Template.parse("{accountId|max(3)}").apply(smiling).asText()).isEqualTo("ab");
    }

    @Test
    void shouldSayWhatAFormatNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse("{why|max(0)}"))
                .withMessageContaining("expected a number of characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse("{account.name/acountId}"))
                .withMessageContaining("there is no 'acountId'");
    }

    private static String text(String template) {
        return Template.parse(template).apply(UNKNOWN_ACCOUNT).asText();
    }
}
