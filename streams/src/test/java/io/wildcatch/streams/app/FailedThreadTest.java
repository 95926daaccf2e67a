package io.wildcatch.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

/** What is told of a stream thread that fails: Kafka Streams asks what to do on that very thread, and throws again. */
class FailedThreadTest {

    @Test
    void shouldPrintNothingOfWhatTheFailureQuotes() throws Exception {
        StreamsException failure = new StreamsException("can't send c.roux@acme.fr");
        PrintStream terminal = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Thread thread = new Thread(() -> {
                assertThat(WildcatchStreams.replace(failure)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
                throw failure;
            });
            thread.start();
            thread.join();
        } finally {
            System.setErr(terminal);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("roux");
    }
}
