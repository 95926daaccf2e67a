package io.wildcatch.local.console;

import com.sun.net.httpserver.HttpServer;
import io.wildcatch.connectors.http.HttpDefaults;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.local.console.view.View;
import io.wildcatch.local.console.view.ViewReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console: a page at {@code /}, the JSON API under {@code /api}, {@code /healthz}, {@code /readyz} and {@code
 * /metrics}. Kafka and the registry need not be up when it starts; it is ready when it has read what they hold.
 */
public final class ConsoleServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final HttpServer http;
    private final RequestThreads threads = new RequestThreads("console");
    private final ViewReader reader;
    private final EventHub events;
    private final AckedWriter writer;
    private final Health health;
    private final URI uri;

    private ConsoleServer(ConsoleConfig config, HttpServer http) {
        this.http = http;
        this.uri = config.endpoint().uri(http.getAddress().getPort());
        View view = new View(config.limits());
        this.reader = new ViewReader(KafkaClients.consumer(config));
        this.events = new EventHub(view, reader::caughtUp, config.clock().millis(), HEARTBEAT_MILLIS);
        this.writer = new AckedWriter(KafkaClients.producer(config), config.registry(), config.kafkaWait());
        this.health = new Health(config.parts(), reader, uri.getAuthority());
        ConsoleMetrics.bind(config.meters().registry(), view, reader, events);
        http.setExecutor(threads);
        ConsoleHandler handler =
                new ConsoleHandler(config, new Api(view, config.clock()), new Journal(config, writer), health, events);
        http.createContext("/", RequestThreads.attending(handler));
        reader.start(config.topics(), config.registry(), view, decision -> {
            events.decided(decision);
            if (reader.caughtUp()) {
                config.decided().accept(decision);
            }
        });
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the port can't be had
     */
    public static ConsoleServer start(ConsoleConfig config) throws IOException {
        var token = config.endpoint().token();
        if (token != null && token.isWeak()) {
            LOG.warn("The console's token is short enough to be guessed; take 16 characters or more");
        }
        ConsoleServer server = new ConsoleServer(config, HttpDefaults.listen(config.endpoint()));
        server.http.start();
        LOG.info("Console listens on {}", server.uri());
        return server;
    }

    /** The page's address. */
    public URI uri() {
        return uri;
    }

    /** Whether it shows everything that was there when it started. */
    public boolean caughtUp() {
        return reader.caughtUp();
    }

    /** Why it doesn't show all that there is, whatever the other parts do; empty when it does. */
    public List<String> faults() {
        return health.faults();
    }

    @Override
    public void close() {
        events.close();
        http.stop(0);
        threads.close();
        reader.close();
        writer.close();
    }
}
