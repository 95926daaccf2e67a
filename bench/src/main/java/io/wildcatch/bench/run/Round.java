package io.wildcatch.bench.run;

import static io.wildcatch.local.broker.AdminCalls.await;

import io.wildcatch.bench.load.Flood;
import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.load.TopicReader;
import io.wildcatch.bench.load.Trickle;
import io.wildcatch.bench.oracle.Finding;
import io.wildcatch.bench.part.Part;
import io.wildcatch.bench.part.PartProcess;
import io.wildcatch.bench.part.Usage;
import io.wildcatch.bench.result.Measured;
import io.wildcatch.local.provision.SchemaAdmin;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryClientConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One of those who are measured, once: on topics of its own, which are deleted afterwards. */
final class Round {

    private static final double MICROS = 1e3;

    private final Stand stand;
    private final PartProcess broker;
    private final Admin admin;
    private final Consumer<String> notes;

    /** @param notes is told of outputs that are wrong */
    Round(Ground ground, Consumer<String> notes) {
        this.stand = ground.stand();
        this.broker = ground.process();
        this.admin = ground.admin();
        this.notes = notes;
    }

    /**
     * Runs it from its start to its end.
     *
     * @param input all of it is measured
     * @param accounts companies that the input is about
     * @param probes sent gently afterwards; none: latency isn't taken
     * @param name for its topics
     */
    Measured run(Contender contender, MarketInput input, int accounts, List<Message> probes, int number, String name)
            throws Exception {
        Topics topics = new Topics("bench-" + name + "-" + number + ".");
        provision(contender, topics);
        contender.prepare(topics);
        Map<String, String> settings = new HashMap<>(stand.settings(topics));
        settings.putAll(contender.settings(topics));
        contender.process().run(settings);
        Drain drain = new Drain(admin, Stand.application(topics), stand.guarantee());
        List<TopicPartition> further = partitions(contender.further(topics));
        drain.await(Map.of(), further);

        Spent spent = flood(contender, topics, input, drain, further);
        double state = (double) state(contender, topics) / accounts;
        Histogram latencies = probes.isEmpty()
                ? null
                : new Trickle(stand.bootstrap(), Stand.PROBES_A_SECOND)
                        .run(probes, topics.signals().name(), contender.output(topics));
        Map<String, String> told = contender.process().stop();
        Finding finding = contender.verify(topics, probes, told);
        if (finding instanceof Finding.Refuted refuted) {
            notes.accept(contender.name() + ", round " + number + ": " + refuted.why());
        }
        delete(topics);
        int signals = input.signals().size();
        return new Measured(
                contender.name(),
                number,
                signals / (spent.nanos() / (double) TimeUnit.SECONDS.toNanos(1)),
                spent.app().cpuNanos() / MICROS / signals,
                (spent.app().cpuNanos() + spent.ground().cpuNanos()) / MICROS / signals,
                millis(latencies, 50),
                millis(latencies, 99),
                state,
                (double) spent.app().allocatedBytes() / signals,
                finding.isVerified());
    }

    private record Spent(long nanos, Usage app, Usage ground) {}

    private Spent flood(
            Contender contender, Topics topics, MarketInput input, Drain drain, List<TopicPartition> further)
            throws InterruptedException {
        try (Flood flood = new Flood(stand.bootstrap())) {
            Map<TopicPartition, Long> last = flood.fill(topics.signals().name(), input.signals());
            Usage app = contender.process().usage();
            Usage before = broker.usage();
            long start = System.nanoTime();
            flood.open();
            long end = drain.await(last, further);
            return new Spent(
                    end - start,
                    contender.process().usage().since(app),
                    broker.usage().since(before));
        }
    }

    private static @Nullable Double millis(@Nullable Histogram micros, double percentile) {
        return micros == null ? null : micros.getValueAtPercentile(percentile) / 1e3;
    }

    private void provision(Contender contender, Topics topics) {
        TopicAdmin provisioner = new TopicAdmin(admin);
        provisioner.apply(provisioner.plan(contender.topics(topics)), Optional.empty());
        try (HttpSchemaRegistry registry = new HttpSchemaRegistry(RegistryClientConfig.from(stand.clients()))) {
            new SchemaAdmin(registry).apply(topics);
        }
    }

    /** Bytes of the latest value of each key, with its key. */
    private long state(Contender contender, Topics topics) {
        String told = contender.process().tells().get(Part.STATE_BYTES);
        return told == null ? inChangelogs(topics) : Long.parseLong(told);
    }

    private long inChangelogs(Topics topics) {
        String changelogs = Stand.application(topics) + "-";
        List<String> names = names().stream()
                .filter(name -> name.startsWith(changelogs) && name.endsWith("-changelog"))
                .toList();
        Map<String, Integer> sizes = new HashMap<>();
        new TopicReader(stand.bootstrap())
                .read(
                        names,
                        record -> sizes.put(
                                record.topic() + " " + record.partition() + " " + record.key(),
                                record.value() == null ? 0 : record.key().length() + record.value().length));
        return sizes.values().stream().mapToLong(Integer::longValue).sum();
    }

    private void delete(Topics topics) {
        List<String> gone = names().stream()
                .filter(name -> name.startsWith(topics.prefix()) || name.startsWith(Stand.application(topics) + "-"))
                .toList();
        await("delete topics", admin.deleteTopics(gone).all());
    }

    private static List<TopicPartition> partitions(List<String> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, Stand.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }

    private List<String> names() {
        return await("list the topics", admin.listTopics().names()).stream().collect(Collectors.toList());
    }
}
