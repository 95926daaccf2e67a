package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Outcome;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.crm.Patience;
import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkSettings;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import io.wildcatch.fakes.hubspot.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made of HubSpot's replies. */
class HubSpotAnswersTest {

    private final FakeHubSpot hubSpot = Accounts.start();

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    @Test
    void shouldComeBackInTenMinutesWhenTheDaysRequestsAreUsedUp() throws Exception {
        hubSpot.limit(100, Duration.ofSeconds(10), 0);

        assertThat(send()).isEqualTo(new Answer.Throttled(Optional.of(Duration.ofMinutes(10))));
    }

    @Test
    void shouldComeBackWhenItIsAsked() throws Exception {
        hubSpot.fail(Fault.throttled(7), 1);

        assertThat(send()).isEqualTo(new Answer.Throttled(Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void shouldComeBackBeforeTheIntervalIsOverWhenNothingIsSaid() throws Exception {
        hubSpot.fail(Fault.throttled(), 1);

        assertThat(send())
                .isInstanceOfSatisfying(
                        Answer.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter().orElseThrow())
                                .isPositive()
                                .isLessThanOrEqualTo(Duration.ofSeconds(11)));
    }

    @Test
    void shouldKnowAnAbsenceFromAnError() throws Exception {
        hubSpot.fail(Fault.badGateway(), 1);
        assertThat(send()).isEqualTo(new Answer.Unavailable("HubSpot replied 502", false));
        hubSpot.fail(instead(524, "{}"), 1);
        assertThat(send()).isEqualTo(new Answer.Unavailable("HubSpot replied 524", false));
        hubSpot.fail(Fault.locked(), 1);
        assertThat(send()).isEqualTo(new Answer.Throttled(Optional.of(Duration.ofSeconds(2))));
    }

    @Test
    void shouldSayWhichRightIsMissing() throws Exception {
        hubSpot.fail(instead(403, "{\"status\":\"error\",\"category\":\"MISSING_SCOPES\"}"), 1);

        assertThat(send())
                .isEqualTo(
                        new Answer.Misconfigured("HubSpot refuses it (MISSING_SCOPES): the app needs the scopes to read"
                                + " and write these records"));
    }

    @Test
    void shouldNotRepeatWhatARefusalOfATokenQuotes() throws Exception {
        hubSpot.fail(instead(403, "{\"category\":\"no rights for Bearer hush-hush\"}"), 1);

        assertThat(send())
                .isEqualTo(new Answer.Misconfigured("HubSpot refuses it (no reason given): the app needs the scopes to"
                        + " read and write these records"));
    }

    @Test
    void shouldFindTheCulpritItselfWhenAnErrorDoesNotSayWhoseItIs() throws Exception {
        String unnamed = "{\"status\":\"COMPLETE\",\"results\":[],\"numErrors\":1,\"errors\":[{\"status\":\"error\","
                + "\"category\":\"VALIDATION_ERROR\",\"message\":\"jo@acme.fr is \\\"odd\\\"\",\"context\":{}}]}";
        hubSpot.fail(instead(200, "{\"results\":[]}"), 2);
        hubSpot.fail(instead(207, unnamed), 1);

        assertThat(send()).isEqualTo(new Answer.RefusedWhole(new Outcome.Refused("VALIDATION_ERROR", "… is …")));
    }

    @Test
    void shouldSendAgainWhatWasDeletedBetweenLookAndWriting() throws Exception {
        send();
        String gone = "{\"status\":\"COMPLETE\",\"results\":[],\"numErrors\":1,\"errors\":[{\"status\":\"error\","
                + "\"category\":\"OBJECT_NOT_FOUND\",\"message\":\"…\",\"context\":{\"ids\":[\"o-1\"]}}]}";
        hubSpot.fail(new Fault.Late(Duration.ZERO), 2);
        hubSpot.fail(instead(207, gone), 1);

        assertThat(send()).isEqualTo(new Answer.Settled(List.of(new Outcome.Busy("somebody has deleted it just now"))));
    }

    @Test
    void shouldNotTakeAPageThatIsNoJsonForSuccess() throws Exception {
        hubSpot.fail(new Fault.Instead(FakeResponse.text(200, "text/html", "<html>maintenance</html>")), 1);

        assertThat(send()).isEqualTo(new Answer.Unavailable("HubSpot's reply is no JSON", false));
    }

    @Test
    void shouldNeedTwoRequestsForAHundredNewDealsBesideTheBinAndFourForKnownOnes() throws Exception {
        long before = hubSpot.requests();
        send(100);
        assertThat(hubSpot.requests() - before).isEqualTo(2 + 1);
        send(100);
        assertThat(hubSpot.requests() - before).isEqualTo(2 + 1 + 4);
    }

    private static Fault instead(int status, String body) {
        return new Fault.Instead(FakeResponse.json(status, body));
    }

    private Answer send() throws InterruptedException {
        return send(1);
    }

    private Answer send(int deliveries) throws InterruptedException {
        HubSpot provider = new HubSpot();
        SinkSettings settings = new SinkSettings(
                Set.of("HUMAN"),
                new AllowedHosts(List.of("127.0.0.1"), true),
                false,
                1,
                100,
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                new Patience(Duration.ofMillis(10), Duration.ofMillis(100), 5));
        AbstractConfig config = new AbstractConfig(provider.options(), Accounts.settings(hubSpot));
        try (CrmClient client = provider.client(config, settings, new Pace(1_000, Duration.ofSeconds(1)))) {
            return client.send(IntStream.rangeClosed(1, deliveries)
                    .mapToObj(i -> delivery("o-" + i))
                    .toList());
        }
    }

    private static Delivery delivery(String id) {
        return new Delivery(id, "e-" + id, Delivery.Kind.OPEN, new ObjectMapper().valueToTree(Opportunities.human(id)));
    }
}
