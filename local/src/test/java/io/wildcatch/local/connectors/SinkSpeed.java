package io.wildcatch.local.connectors;

import static org.awaitility.Awaitility.await;

import io.wildcatch.fakes.webhook.FakeReceiver;
import io.wildcatch.local.broker.BrokerConfig;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.connect.ConnectConfig;
import io.wildcatch.local.connect.ConnectWorker;
import io.wildcatch.local.registry.RegistryServer;
import io.wildcatch.local.registry.RegistryServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many opportunities a second a real worker brings to a webhook on loopback: broker, worker and receiver in one
 * process. A measurement, no test: {@code SinkSpeed [opportunities] [batch size] [connections]}.
 */
final class SinkSpeed {

    private SinkSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int many = number(arguments, 0, 60_000);
        Path data = Files.createTempDirectory("sink-speed");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.local(data.resolve("kafka"), 0));
                RegistryServer registry =
                        RegistryServer.start(RegistryServerConfig.local(broker.bootstrapServers(), 0));
                OpportunityTopic topic =
                        OpportunityTopic.create("speed.opportunities", 4, broker.bootstrapServers(), registry.uri());
                FakeReceiver receiver = new FakeReceiver();
                ConnectWorker worker = ConnectWorker.start(new ConnectConfig(
                        broker.bootstrapServers(),
                        "127.0.0.1",
                        0,
                        List.of(data.resolve("plugins")),
                        data.resolve("secrets"),
                        Optional.empty()))) {
            await().atMost(Duration.ofMinutes(1)).until(worker::isReady);
            topic.write(0, many);
            Map<String, String> config = new HashMap<>(Map.of(
                    "connector.class", "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                    "topics", "speed.opportunities",
                    "webhook.url", receiver.url().toString(),
                    "webhook.secret", FakeReceiver.SECRET,
                    "webhook.batch.size", Integer.toString(number(arguments, 1, 100)),
                    "connections", Integer.toString(number(arguments, 2, 1)),
                    "allowed.hosts", "127.0.0.1",
                    "allow.http", "true",
                    "value.converter", "io.wildcatch.connectors.converter.AvroConverter"));
            config.put("value.converter.schema.registry.url", registry.uri().toString());
            new ConnectRest(worker.uri()).put("hook", config);
            awaitEvents(receiver, 1);
            long start = System.nanoTime();
            awaitEvents(receiver, many);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d opportunities in %.2f s: %.0f a second, %d repeated%n",
                    many, seconds, many / seconds, receiver.repeats());
        }
    }

    private static void awaitEvents(FakeReceiver receiver, int many) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> receiver.kept() >= many);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
