package io.wildcatch.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class WordlessTest {

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        Wordless.of(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void shouldSayWhatFailedAndWhereWithoutQuotingARecord() {
        Throwable cause = new NumberFormatException("For input string: c.roux@acme.fr");

        assertThat(printed(new SerializationException("can't read c.roux@acme.fr", cause)))
                .contains("org.apache.kafka.common.errors.SerializationException")
                .contains("Caused by: ", "java.lang.NumberFormatException")
                .contains("WordlessTest.shouldSayWhatFailedAndWhereWithoutQuotingARecord")
                .doesNotContain("roux");
    }

    @Test
    void shouldKeepWhatABrokerSays() {
        assertThat(printed(new IllegalStateException(new TopicAuthorizationException("Not authorized: [signals]"))))
                .contains("Not authorized: [signals]");
    }

    @Test
    void shouldEndWhereCausesGoRoundInCircles() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(printed(one)).contains("IllegalStateException");
    }
}
