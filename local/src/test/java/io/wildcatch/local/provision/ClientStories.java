package io.wildcatch.local.provision;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.local.cli.Console;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Outsiders with plain clients, and the commands that end by themselves. */
final class ClientStories {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GuardedCluster cluster;
    private final Path data;

    ClientStories(GuardedCluster cluster, Path data) {
        this.cluster = cluster;
        this.data = data;
    }

    /** Into every topic that is open to outsiders what can't be read, in one transaction. */
    Story sender() {
        return new Told("writes to every input in a transaction", Role.SENDER) {
            @Override
            public void work(Party party) throws Exception {
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        cluster.client(Role.SENDER, Map.of("transactional.id", party.name() + "-import")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                try {
                    producer.initTransactions();
                    producer.beginTransaction();
                    sendAll(producer);
                    producer.commitTransaction();
                } finally {
                    // What is left open is aborted by who comes next under this id.
                    producer.close(Duration.ofSeconds(1));
                }
            }
        };
    }

    private static void sendAll(KafkaProducer<byte[], byte[]> producer) throws Exception {
        for (Topic<?> input : TOPICS.all()) {
            // Who sends signals must not decide what becomes of them.
            if (input.access() == Topic.Access.INPUT && !input.equals(TOPICS.policies())) {
                producer.send(new ProducerRecord<>(input.name(), "x".getBytes(UTF_8), "not readable".getBytes(UTF_8)))
                        .get();
            }
        }
    }

    Story reader() {
        return new Told("reads every output in a group", Role.READER) {
            @Override
            public void work(Party party) throws Exception {
                Set<String> wanted = TOPICS.all().stream()
                        .filter(topic -> topic.access() == Topic.Access.OUTPUT)
                        .map(Topic::name)
                        .collect(Collectors.toSet());
                try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                        cluster.client(
                                Role.READER,
                                Map.of(
                                        "group.id", party.name() + "-crm",
                                        "auto.offset.reset", "earliest",
                                        "isolation.level", "read_committed")),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
                    reader.subscribe(wanted);
                    Set<String> missing = new HashSet<>(wanted);
                    Broken.unless("not everything comes", PATIENCE, () -> {
                        reader.poll(Duration.ofMillis(200)).forEach(record -> missing.remove(record.topic()));
                        return missing.isEmpty();
                    });
                    reader.seekToBeginning(reader.assignment());
                    reader.assignment().forEach(reader::position);
                    reader.commitSync();
                }
            }
        };
    }

    Story policy(URI registry) {
        AtomicInteger version = new AtomicInteger();
        return new Told("`policy apply`, `policy show`", Role.POLICY) {
            @Override
            public void work(Party party) throws Exception {
                Path file =
                        Files.writeString(data.resolve("policy.yaml"), "version: v" + version.incrementAndGet() + "\n");
                run(Role.POLICY, "policy", "apply", file.toString(), "--registry", registry.toString());
                run(Role.POLICY, "policy", "show", "--registry", registry.toString());
            }
        };
    }

    /** One topic is missing and one has wrong settings. */
    Story provisioner() {
        return new Told("`topics apply`", Role.PROVISIONER) {
            @Override
            public void work(Party party) throws Exception {
                String missing = TOPICS.assignments().name();
                ConfigResource wrong = new ConfigResource(
                        ConfigResource.Type.TOPIC, TOPICS.observations().name());
                cluster.delete(missing);
                if (cluster.master().listTopics().names().get().contains(wrong.name())) {
                    cluster.master()
                            .incrementalAlterConfigs(Map.of(
                                    wrong,
                                    List.of(new AlterConfigOp(
                                            new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET))))
                            .all()
                            .get();
                }
                run(Role.PROVISIONER, "topics", "apply", "--partitions", "1");
                String plan = run(Role.PROVISIONER, "topics", "plan", "--partitions", "1");
                if (plan.contains("would ")) {
                    throw new Broken("something is left to do");
                }
            }
        };
    }

    private String run(Role role, String... command) throws IOException, Broken {
        Path settings = data.resolve(role + ".properties");
        Properties properties = new Properties();
        properties.putAll(cluster.login(role));
        try (var out = Files.newOutputStream(settings)) {
            properties.store(out, null);
        }
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        arguments.addAll(List.of("--config", settings.toString()));
        Console console = Console.run(arguments.toArray(String[]::new));
        if (console.exitCode() != 0) {
            throw new Broken("exit " + console.exitCode() + ", " + console.err().strip());
        }
        return console.out();
    }
}
