package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wildcatch.fakes.webhook.FakeReceiver;
import io.wildcatch.local.connectors.ConnectRest;
import io.wildcatch.local.connectors.OpportunityTopic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} is killed while a sink delivers: between what the receiver has and what is committed. */
class SinkKillTest {

    private static final int MANY = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void shouldDeliverEachOpportunityAndNoneThatTheReceiverCannotTellFromOneItHas() throws Exception {
        int base = Program.freePorts();
        try (FakeReceiver receiver = new FakeReceiver()) {
            try (Program first = up(base, "first.log")) {
                first.awaitReady();
                try (OpportunityTopic topic = OpportunityTopic.ofUp("127.0.0.1:" + (base + 2), at(base + 1))) {
                    topic.write(0, MANY);
                }
                new ConnectRest(at(base + 4)).put("hook", hook(receiver));
                await().atMost(PATIENCE).until(() -> receiver.events().size() > 200);
                first.kill();
            }
            try (Program second = up(base, "second.log")) {
                second.awaitReady();
                int before = receiver.events().size();
                await().atMost(PATIENCE).until(() -> receiver.events().size() > Math.min(before + 200, MANY - 1));
                second.kill();
            }
            try (Program last = up(base, "last.log")) {
                last.awaitReady();
                await().atMost(PATIENCE).until(() -> receiver.events().size() == MANY);
                assertThat(receiver.events())
                        .extracting(event -> event.at("/data/opportunityId").asText())
                        .doesNotHaveDuplicates();
                // The kills fell where they hurt: something was sent that wasn't committed.
                assertThat(receiver.repeats()).isPositive();
            }
        }
    }

    private static Map<String, String> hook(FakeReceiver receiver) {
        return Map.of(
                "connector.class", "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                "topics", "wildcatch.opportunities",
                "webhook.url", receiver.url().toString(),
                "webhook.secret", FakeReceiver.SECRET,
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "rate.limit.requests", "200",
                "rate.limit.period.ms", "1000");
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Program up(int base, String log) throws IOException {
        return Program.start(
                folder.resolve(log),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--port-base",
                Integer.toString(base));
    }
}
