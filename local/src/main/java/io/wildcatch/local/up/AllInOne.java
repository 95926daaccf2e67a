package io.wildcatch.local.up;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.local.broker.DirectoryLock;
import io.wildcatch.local.broker.EmbeddedBroker;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.provision.SchemaAdmin;
import io.wildcatch.local.provision.TopicAdmin;
import io.wildcatch.local.provision.TopicSpec;
import io.wildcatch.local.up.Part.Stage;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.admin.Admin;

/** Starts every part as soon as what it needs is there, and stops them all. */
public final class AllInOne implements AutoCloseable {

    private final UpConfig config;
    private final Audience audience;
    private final Roster roster;
    private final Meters meters;
    private final CompletableFuture<Throwable> fault = new CompletableFuture<>();

    private AllInOne(UpConfig config, Audience audience, Roster roster) {
        this.config = config;
        this.audience = audience;
        this.roster = roster;
        this.meters = Meters.of(config.otlp());
    }

    /**
     * Starts everything and returns when every part answers.
     *
     * @param audience hears of each part when it is ready
     * @param shutdown ends the start when it is requested
     * @throws Exception when a part can't start, or the end was requested; what was started is stopped again
     */
    public static AllInOne start(UpConfig config, Audience audience, Shutdown shutdown) throws Exception {
        AllInOne all = new AllInOne(config, audience, new Roster(audience::ready, shutdown));
        try {
            all.startParts();
            all.roster.awaitReady();
            return all;
        } catch (Exception e) {
            all.close();
            throw e;
        }
    }

    /** Completes when the broker fails beyond repair. */
    public CompletionStage<Throwable> fault() {
        return fault.minimalCompletionStage();
    }

    @Override
    public void close() {
        roster.close();
        meters.close();
    }

    private void startParts() throws Exception {
        // Before anything listens: who has mistyped something should hear of it at once.
        OpenFiles.require();
        Optional<Home> home = config.home().map(folder -> Home.open(folder, Topics.withDefaultPrefix()));
        List<Home.Content<?>> content = home.map(Home::read).orElse(List.of());
        Site site = new Site(config, startGround());
        FutureTask<?> connect = inBackground(() -> add(Parts.connect(site)));
        FutureTask<?> topics = inBackground(() -> provisionTopics(site));
        add(Parts.registry(site));
        provisionSchemas(site);
        result(topics);
        if (home.isPresent()) {
            add(Parts.home(site, home.get(), content));
        }
        FutureTask<?> streams = inBackground(() -> add(Parts.streams(site, meters.registry())));
        add(Parts.console(site, meters, roster::health, config.demo() ? this::tell : decision -> {}));
        add(Parts.intake(site, meters.registry()));
        if (config.demo()) {
            roster.awaitReady();
            add(Parts.demo(site));
        }
        result(streams);
        result(connect);
    }

    /** The directory and the broker; returns the broker's address. */
    private String startGround() {
        DirectoryLock lock = DirectoryLock.acquire(config.data());
        roster.add(Part.silent(Stage.GROUND, lock::close));
        config.ports().requireFree(config.listen(), config.isOpen());
        roster.add(Part.silent(Stage.GROUND, JvmMeters.bindTo(meters.registry())::close));
        EmbeddedBroker broker = EmbeddedBroker.start(Parts.brokerConfig(config));
        broker.fault().thenAccept(fault::complete);
        roster.add(Parts.broker(config, broker));
        return broker.bootstrapServers();
    }

    private Optional<Void> provisionTopics(Site site) {
        try (Admin admin = site.admin()) {
            TopicAdmin topics = new TopicAdmin(admin);
            topics.apply(topics.plan(TopicSpec.all(site.topics(), TopicSpec.DEFAULT_PARTITIONS)), Optional.empty());
            LostMembers.dismiss(admin, Parts.APPLICATION);
        }
        return Optional.empty();
    }

    private static void provisionSchemas(Site site) {
        try (HttpSchemaRegistry registry = site.registry()) {
            new SchemaAdmin(registry).apply(site.topics());
        }
    }

    private void tell(Decision decision) {
        if (decision.getLane() == Lane.HUMAN && decision.getPreviousLane() != Lane.HUMAN) {
            audience.opportunity(decision);
        }
    }

    private Optional<Void> add(Part part) {
        roster.add(part);
        return Optional.empty();
    }

    private static FutureTask<?> inBackground(Callable<?> work) {
        FutureTask<?> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "start");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void result(FutureTask<?> task) throws Exception {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
