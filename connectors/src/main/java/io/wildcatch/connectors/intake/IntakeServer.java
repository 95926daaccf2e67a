package io.wildcatch.connectors.intake;

import com.sun.net.httpserver.HttpServer;
import io.wildcatch.connectors.http.HttpDefaults;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.connectors.http.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP intake: {@code POST /signals} takes one signal, an array, JSON Lines or CloudEvents, and answers 202 once
 * the broker has committed them; readers of committed records see them a moment later. {@code GET /healthz} says that it can write, or why it never will again. Kafka and the registry need not be up when it
 * starts: until they are, senders get 503.
 */
public final class IntakeServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);

    private final HttpServer http;
    private final RequestThreads threads = new RequestThreads("intake");
    private final SignalsHandler signals;
    private final GroupCommitter committer;
    private final Admission admission;
    private final Counters counters = new Counters();
    private final URI uri;
    private final long closeMillis;

    private IntakeServer(IntakeConfig config, HttpServer http) {
        this.http = http;
        this.uri = config.endpoint().uri(http.getAddress().getPort());
        this.closeMillis = config.limits().kafkaWait().multipliedBy(4).toMillis();
        this.admission = new Admission(config.limits());
        this.committer = new GroupCommitter(
                new TransactionalWriter(() -> ProducerSettings.producer(config)),
                config.limits().kafkaWait());
        SignalEncoder encoder = new SignalEncoder(config.topics().signals(), config.registry());
        SignalKeeper keeper = new SignalKeeper(encoder, committer, config.clock(), counters);
        this.signals = new SignalsHandler(config, admission, counters, keeper, threads);
        http.setExecutor(threads);
        http.createContext("/signals", RequestThreads.attending(signals));
        http.createContext("/", RequestThreads.attending(new Health(committer::problem)));
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the port can't be had
     */
    public static IntakeServer start(IntakeConfig config) throws IOException {
        warnIfWeak("hmacSecret", config.hmacSecret());
        warnIfWeak("token", config.endpoint().token());
        IntakeServer server = new IntakeServer(config, HttpDefaults.listen(config.endpoint()));
        server.http.start();
        LOG.info("Intake listens on {}", server.signalsUri());
        return server;
    }

    /** The base address; signals go to {@link #signalsUri()}. */
    public URI uri() {
        return uri;
    }

    public URI signalsUri() {
        return uri.resolve("/signals");
    }

    public IntakeStats stats() {
        return counters.stats(admission);
    }

    /** Why it won't write any more until it is started again; empty while it works, or may again by itself. */
    public Optional<String> problem() {
        return committer.problem();
    }

    /** Completes when it has failed beyond repair: it answers, but never writes again. */
    public CompletionStage<Throwable> fault() {
        return committer.fault().minimalCompletionStage();
    }

    /** Takes nothing new, finishes what is in flight, then closes. */
    @Override
    public void close() {
        signals.refuseAll();
        try {
            admission.awaitEmpty(closeMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.stop(0);
        threads.close();
        committer.close();
    }

    private static void warnIfWeak(String name, @org.jspecify.annotations.Nullable Secret secret) {
        if (secret != null && secret.isWeak()) {
            LOG.warn("The intake's {} is short enough to be guessed; take 16 characters or more", name);
        }
    }
}
