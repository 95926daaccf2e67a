package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wildcatch.connectors.http.Drain;
import io.wildcatch.connectors.http.HttpDefaults;
import io.wildcatch.connectors.http.Replies;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.connectors.http.Secret;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP intake: {@code POST /signals} takes one signal, an array, JSON Lines or CloudEvents, and answers 202 once
 * the broker has committed them; readers of committed records see them a moment later. {@code GET /healthz} says that it runs. Kafka and the registry need not be up when it
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
        http.createContext("/", RequestThreads.attending(IntakeServer::health));
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

    private static void health(HttpExchange exchange) throws IOException {
        try {
            if (exchange.getRequestURI().getPath().equals("/healthz")) {
                Replies.json(
                        exchange, 200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
            } else {
                Replies.error(exchange, 404, "expected POST /signals or GET /healthz");
            }
        } finally {
            Drain.politely(exchange.getRequestBody());
            exchange.close();
        }
    }

    private static void warnIfWeak(String name, @org.jspecify.annotations.Nullable Secret secret) {
        if (secret != null && secret.isWeak()) {
            LOG.warn("The intake's {} is short enough to be guessed; take 16 characters or more", name);
        }
    }
}
