package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.wildcatch.connectors.intake.Examiner.Examined;
import io.wildcatch.event.Signal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** All visitors are made up. */
class EventsTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-05T09:00:30Z");
    private static final String PAGE =
            "{\"messageId\":\"m-%d\",\"type\":\"page\",\"userId\":\"z@otter.fr\",\"timestamp\":\"2031-05-05T10:00:00Z\"%s}";

    @Test
    void shouldTakeSegmentsBatchAndBelieveHowLongAgoButNotWhen() {
        String batch = "{\"batch\":[" + PAGE.formatted(1, "") + "," + PAGE.formatted(2, ",\"userId\":\"anonymous\"")
                + "],\"sentAt\":\"2031-05-05T10:00:20Z\"}";
        Examined examined = examined(Events.SEGMENT, batch);
        assertThat(examined.accepted()).hasSize(1);
        Signal signal = examined.accepted().get(0);
        assertThat(signal.getId()).isEqualTo("m-1");
        assertThat(signal.getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T09:00:10Z"));
        assertThat(signal.getObservedAt()).isEqualTo(RECEIVED);
        assertThat(examined.rejected()).hasSize(1);
        assertThat(examined.rejected().get(0).index()).isEqualTo(1);
        assertThat(examined.rejected().get(0).error()).startsWith("no company").doesNotContain("anonymous");
    }

    @Test
    void shouldGiveAResendTheIdThatItHad() {
        Examined examined = examined(Events.SEGMENT, PAGE.formatted(1, "") + "\n" + PAGE.formatted(1, ""));
        assertThat(examined.accepted()).extracting(Signal::getId).containsExactly("m-1", "m-1");
    }

    @Test
    void shouldTakeSnowplowsEventsAtTheTimeThatItsCollectorWorkedOut() {
        Examined examined = examined(
                Events.SNOWPLOW,
                "[{\"event_id\":\"e-1\",\"collector_tstamp\":\"2026-01-05 09:00:20.000\",\"derived_tstamp\":\"2026-01-05 09:00:05.000\","
                        + "\"page_url\":\"https://us.example/\",\"user_id\":\"z@otter.fr\",\"user_ipaddress\":\"192.0.2.7\"},7]");
        assertThat(examined.accepted()).hasSize(1);
        assertThat(examined.accepted().get(0).getOccurredAt()).isEqualTo(Instant.parse("2026-01-05T09:00:05Z"));
        assertThat(examined.accepted().get(0).toString()).doesNotContain("192.0.2.7");
        assertThat(examined.rejected().get(0).error()).isEqualTo("not an event: expected event_id");
    }

    @Test
    void shouldHoldEventsToTheRulesOfSignals() {
        String future =
                "{\"event_id\":\"e-1\",\"collector_tstamp\":\"2027-01-05 09:00:20.000\",\"user_id\":\"z@otter.fr\"}";
        assertThat(examined(Events.SNOWPLOW, future).rejected().get(0).error()).startsWith("occurredAt: expected");
    }

    @Test
    void shouldKnowTheFeedsByTheirNames() {
        assertThat(Events.of(null)).contains(Events.SIGNALS);
        assertThat(Events.of("x=1")).contains(Events.SIGNALS);
        assertThat(Events.of("feed=cloudevents")).contains(Events.SIGNALS);
        assertThat(Events.of("a=b&feed=Segment")).contains(Events.SEGMENT);
        assertThat(Events.of("feed=snowplow")).contains(Events.SNOWPLOW);
        assertThat(Events.of("feed=matomo")).isEmpty();
    }

    private static Examined examined(Events events, String body) {
        Body.Records records = (Body.Records) BodyParser.parse(body.getBytes(UTF_8), BodyFormat.JSON);
        return Examiner.examine(events.unpacked(records.items()), BodyFormat.JSON, new Headers(), RECEIVED, events);
    }
}
