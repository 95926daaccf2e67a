package io.wildcatch.local.provision;

import io.wildcatch.fakes.hubspot.FakeHubSpot;
import io.wildcatch.fakes.webhook.FakeReceiver;
import io.wildcatch.schemas.Topics;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Workers of Kafka Connect, and connectors in one of them. */
final class ConnectStories {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final String WORKERS = Role.CONNECT.usualName().orElseThrow();

    private final GuardedCluster cluster;
    private final URI registry;
    private final Path data;

    ConnectStories(GuardedCluster cluster, URI registry, Path data) {
        this.cluster = cluster;
        this.registry = registry;
        this.data = data;
    }

    /** A first start, a connector at work, and a second start. */
    Story worker() throws Exception {
        Path folder = Files.createDirectories(data.resolve("first"));
        Files.writeString(
                folder.resolve("a.csv"),
                "Company Name,Domain,Topic,Composite Score,Date\nOtter,otter.fr,erp,80,2026-01-05\n");
        return new Told("starts, runs a connector, starts again", Role.CONNECT) {
            @Override
            public void work(Party party) throws Exception {
                cluster.delete(WORKERS + "-configs", WORKERS + "-offsets", WORKERS + "-status");
                Party files = connector(Role.SOURCE, "files", Optional.empty());
                cluster.grant(Story.rights(files));
                try (Worker first = new Worker(cluster, data)) {
                    first.put("files", files(folder));
                    first.await("files", () -> ends(WORKERS + "-offsets", 4) > 0);
                }
                try (Worker second = new Worker(cluster, data)) {
                    second.await("files", () -> true);
                    second.drop("files");
                }
                cluster.revoke(Story.rights(files));
            }
        };
    }

    /** A feed that names companies, with a row that can't be read. */
    Story source(Worker worker) throws Exception {
        Path folder = Files.createDirectories(data.resolve("surges"));
        Files.writeString(
                folder.resolve("a.csv"),
                "Company Name,Domain,Topic,Composite Score,Date\nOtter,otter.fr,erp,80,2026-01-05\nOtter,otter.fr,erp,much,2026-01-05\n");
        return new Connecting(
                "brings a signal, a company (`accounts=true`) and a row that can't be read",
                Role.SOURCE,
                Optional.empty()) {
            @Override
            public void work(Party party) throws Exception {
                long signals = ends(TOPICS.signals().name(), 1);
                long accounts = ends(TOPICS.accounts().name(), 1);
                long rejected = ends(TOPICS.rejected(), 1);
                worker.during(
                        party.name(),
                        files(folder),
                        () -> ends(TOPICS.signals().name(), 1) > signals
                                && ends(TOPICS.accounts().name(), 1) > accounts
                                && ends(TOPICS.rejected(), 1) > rejected);
            }
        };
    }

    /** What sellers did with a deal, and when they called. */
    Story verdicts(Worker worker, FakeHubSpot hubSpot) {
        long deal = hubSpot.user()
                .create(
                        "deals",
                        Map.of("wildcatch_account_id", "a-1", "wildcatch_offering", "erp", "dealstage", "closedwon"));
        hubSpot.user()
                .associate(
                        hubSpot.user()
                                .create(
                                        "calls",
                                        Map.of("hs_timestamp", Instant.now().toString())),
                        deal);
        return new Connecting("brings a verdict and a touch", Role.VERDICTS, Optional.empty()) {
            @Override
            public void work(Party party) throws Exception {
                long verdicts = ends(TOPICS.verdicts().name(), 1);
                long touches = ends(TOPICS.touches().name(), 1);
                Map<String, String> config = bytes("io.wildcatch.connectors.hubspot.HubSpotSourceConnector");
                config.putAll(Map.of(
                        "hubspot.url", hubSpot.url().toString(),
                        "hubspot.token", FakeHubSpot.PRIVATE_TOKEN,
                        "allowed.hosts", "127.0.0.1",
                        "allow.http", "true",
                        "poll.interval.ms", "500"));
                worker.during(
                        party.name(),
                        config,
                        () -> ends(TOPICS.verdicts().name(), 1) > verdicts
                                && ends(TOPICS.touches().name(), 1) > touches);
            }
        };
    }

    /** One opportunity is taken, and one can't be read. */
    Story sink(Worker worker) {
        return new Connecting("delivers an opportunity, puts another aside", Role.SINK, Optional.of("dead")) {
            @Override
            public void work(Party party) throws Exception {
                String dead = party.deadLetters().orElseThrow();
                cluster.delete(dead);
                try (FakeReceiver receiver = new FakeReceiver()) {
                    worker.during(
                            party.name(),
                            hook(receiver, dead),
                            () -> receiver.kept() > 0 && isThere(dead) && ends(dead, 1) > 0);
                }
            }
        };
    }

    private Map<String, String> files(Path folder) {
        Map<String, String> config = bytes("io.wildcatch.connectors.files.FileSourceConnector");
        config.putAll(Map.of(
                "feed", "surge-csv",
                "accounts", "true",
                "path", folder.toString(),
                "settled.after.ms", "0",
                "poll.interval.ms", "100"));
        return config;
    }

    private Map<String, String> bytes(String connector) {
        return new HashMap<>(Map.of(
                "connector.class",
                connector,
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "schema.registry.url",
                registry.toString()));
    }

    private Map<String, String> hook(FakeReceiver receiver, String dead) {
        Map<String, String> hook = new HashMap<>(Map.of(
                "connector.class", "io.wildcatch.connectors.webhook.WebhookSinkConnector",
                "topics", TOPICS.opportunities().name(),
                "webhook.url", receiver.url().toString(),
                "webhook.secret", FakeReceiver.SECRET,
                "allowed.hosts", "127.0.0.1",
                "allow.http", "true",
                "value.converter", "io.wildcatch.connectors.converter.AvroConverter",
                "value.converter.schema.registry.url", registry.toString(),
                "errors.tolerance", "all"));
        hook.put("errors.deadletterqueue.topic.name", dead);
        hook.put("errors.deadletterqueue.topic.replication.factor", "1");
        return hook;
    }

    private boolean isThere(String topic) throws Exception {
        return cluster.master().listTopics().names().get().contains(topic);
    }

    private long ends(String topic, int partitions) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            asked.put(new TopicPartition(topic, i), OffsetSpec.latest());
        }
        return cluster.master().listOffsets(asked).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static Party connector(Role role, String name, Optional<String> deadLetters) {
        return new Party(role, GuardedCluster.principal(role), name, WORKERS, deadLetters);
    }

    /** A connector of another name each time: it starts from nothing. */
    private abstract static class Connecting extends Told {

        Connecting(String name, Role role, Optional<String> deadLetters) {
            super(name, connector(role, "NAME", deadLetters));
        }

        @Override
        public Party party(int turn) {
            String name = usual().role().name().toLowerCase(java.util.Locale.ROOT) + "-" + turn;
            return connector(usual().role(), name, usual().deadLetters().map(dead -> name + "." + dead));
        }
    }
}
