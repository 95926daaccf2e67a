package io.wildcatch.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    private static final LoggerContext CONTEXT = new LoggerContext();

    @Test
    void shouldWriteAnErrorAsOneObjectOnOneLine() throws Exception {
        String line = line(LogFormat.JSON, new IllegalStateException("no \"topic\""));
        JsonNode entry = new ObjectMapper().readTree(line);

        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line).endsWith("\n");
        assertThat(entry.get("level").asText()).isEqualTo("WARN");
        assertThat(entry.get("loggerName").asText()).isEqualTo("io.wildcatch.Test");
        assertThat(entry.get("formattedMessage").asText()).isEqualTo("stopped within 8 s");
        assertThat(entry.get("timestamp").asLong()).isPositive();
        assertThat(entry.at("/throwable/message").asText()).isEqualTo("no \"topic\"");
        assertThat(entry.has("arguments")).isFalse();
    }

    @Test
    void shouldWriteTextForPeople() {
        assertThat(line(LogFormat.TEXT, null)).contains(" WARN ", "io.wildcatch.Test stopped within 8 s\n");
    }

    @Test
    void shouldKeepToOneLineWhateverAMessageQuotes() {
        LoggingEvent event = new LoggingEvent(
                LogFormatTest.class.getName(),
                CONTEXT.getLogger("io.wildcatch.Test"),
                Level.WARN,
                "no such path {}",
                null,
                new Object[] {"/x\r\n2026-01-05 INFO all is well\u001b[2J"});

        String line = new String(LogFormat.TEXT.encoder(CONTEXT).encode(event), UTF_8);

        assertThat(line).endsWith("no such path /x 2026-01-05 INFO all is well [2J\n");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void shouldSayWhichFormatsThereAre() {
        assertThat(LogFormat.parse("Json")).isEqualTo(LogFormat.JSON);
        assertThatThrownBy(() -> LogFormat.parse("xml"))
                .isInstanceOf(InputException.class)
                .hasMessage("wildcatch.log.format: expected text or json, got xml");
    }

    private static String line(LogFormat format, @Nullable Throwable cause) {
        LoggingEvent event = new LoggingEvent(
                LogFormatTest.class.getName(),
                CONTEXT.getLogger("io.wildcatch.Test"),
                Level.WARN,
                "stopped within {} s",
                cause,
                new Object[] {8});
        return new String(format.encoder(CONTEXT).encode(event), UTF_8);
    }
}
