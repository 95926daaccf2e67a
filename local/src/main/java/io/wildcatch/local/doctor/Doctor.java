package io.wildcatch.local.doctor;

import io.wildcatch.local.broker.BrokerException;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Runs all checks; what depends on a broker that isn't there is left out. */
public final class Doctor {

    private static final List<String> NEED_BROKER = List.of("transactions", "clock", "topics", "partitions", "keys");

    private final Topics topics;
    private final InstantSource clock;

    public Doctor(Topics topics, InstantSource clock) {
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * A cluster to examine.
     *
     * @param address for the report
     * @param client makes a client that gives up soon
     * @param reader makes one that reads
     */
    public record Brokers(String address, Supplier<Admin> client, Supplier<Consumer<byte[], byte[]>> reader) {}

    /**
     * A registry to examine.
     *
     * @param address for the report
     */
    public record Registry(String address, HttpSchemaRegistry client) {}

    /** @param data where state is or will be kept */
    public List<Finding> examine(Path data, Brokers brokers, Registry registry) {
        List<Finding> findings = new ArrayList<>();
        findings.add(MachineChecks.java());
        findings.add(MachineChecks.disk(data));
        addBroker(findings, brokers);
        findings.add(new RegistryCheck(registry).schemas(topics));
        return findings;
    }

    private Finding keys(Brokers brokers) {
        try (Consumer<byte[], byte[]> reader = brokers.reader().get()) {
            return new KeyCheck(reader).keys(topics);
        }
    }

    private void addBroker(List<Finding> findings, Brokers brokers) {
        try (Admin admin = brokers.client().get()) {
            BrokerChecks checks = new BrokerChecks(admin, clock);
            findings.add(checks.broker(brokers.address()));
            findings.add(checks.transactions());
            findings.add(checks.clock());
            findings.add(checks.topics(topics));
            Finding partitions = checks.partitions(topics);
            findings.add(partitions);
            findings.add(
                    partitions.state() == Finding.State.SKIPPED
                            ? Finding.skipped("keys", "needs the topics")
                            : keys(brokers));
        } catch (BrokerException | KafkaException e) {
            findings.add(noBroker(brokers.address(), findings.size() > 2, e));
            NEED_BROKER.stream()
                    .filter(check ->
                            findings.stream().noneMatch(done -> done.check().equals(check)))
                    .forEach(check -> findings.add(Finding.skipped(check, "needs the broker")));
        }
    }

    /** @param partly whether it has answered something */
    private static Finding noBroker(String address, boolean partly, Exception e) {
        Optional<Throwable> refused = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(AuthenticationException.class::isInstance)
                .findFirst();
        if (refused.isPresent()) {
            return Finding.failed(
                    "broker",
                    "Kafka at " + address + " and this client don't agree on who they are: "
                            + refused.get().getMessage(),
                    "correct security.protocol, ssl.* or sasl.* in the file of --config");
        }
        String remedy = partly
                ? "correct the client's settings or its rights: " + e.getMessage()
                : "start it (wildcatch up), or name another with --bootstrap; where it asks for TLS or a password, say so with"
                        + " security.protocol";
        return Finding.failed("broker", "no answer from Kafka at " + address, remedy);
    }
}
