package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.connectors.crm.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void shouldTellWhyWithoutWhatWasSent() {
        assertThat(reason("Contact c.roux@acme.fr, \"Claire\" or 'Roux', 0033612345678 exists"))
                .isEqualTo("Contact … … or …, … exists");
    }

    @Test
    void shouldNotPonderOverALongValue() {
        String message = "too long: " + "x".repeat(1 << 20);

        assertThatCode(() ->
                        CompletableFuture.supplyAsync(() -> reason(message)).get(20, TimeUnit.SECONDS))
                .doesNotThrowAnyException();
    }

    private static String reason(String message) {
        var error = JsonNodeFactory.instance
                .objectNode()
                .put("category", "VALIDATION_ERROR")
                .put("message", message);
        return ((Outcome.Refused) Refusals.ofOne(error)).reason();
    }
}
