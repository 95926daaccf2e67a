package io.wildcatch.local.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.connectors.intake.Signature;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a simulated market to a running intake: at once what lets opportunities show within seconds, and from then on a
 * few signals a second, with the time of the clock. An intake that is down for a while gets the latest of what it missed.
 */
public final class Demo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BATCH = 100;
    private static final int MOST_WAITING = 1_000;
    private static final int ACCEPTED = 202;
    private static final int MALFORMED = 400;

    private final DemoConfig config;
    private final DemoFeed feed;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread sender = new Thread(this::run, "demo");
    private final Deque<Signal> waiting = new ArrayDeque<>();
    private final AtomicLong sent = new AtomicLong();
    private boolean down;

    private Demo(DemoConfig config, DemoFeed feed) {
        this.config = config;
        this.feed = feed;
    }

    /**
     * Publishes what the market's CRM knows, then starts sending.
     *
     * @param publisher takes sources, offerings, sellers, accounts and people, in lists of one type each; with {@link
     *     MarketFiles#writeReference} the same can be had as the files of a folder instead
     */
    public static Demo start(DemoConfig config, Consumer<List<? extends SpecificRecord>> publisher) {
        Market market = config.market();
        publisher.accept(market.sources());
        publisher.accept(market.offerings());
        publisher.accept(market.sellers());
        publisher.accept(market.accounts());
        publisher.accept(market.people());
        DemoFeed feed = new DemoFeed(market, config.seed(), config.clock().instant());
        Demo demo = new Demo(config, feed);
        demo.waiting.addAll(feed.burst(config.clock().instant()));
        demo.sender.setDaemon(true);
        demo.sender.start();
        return demo;
    }

    /** Signals that the intake has taken so far. */
    public long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        closed.countDown();
        sender.interrupt();
    }

    private void run() {
        try {
            do {
                send();
            } while (!closed.await(config.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No failure ends it. */
    private void send() throws InterruptedException {
        try {
            waiting.addAll(feed.next(config.clock().instant()));
            while (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
            boolean more = true;
            while (more && !waiting.isEmpty()) {
                more = sendBatch();
            }
        } catch (IOException | RuntimeException e) {
            notDelivered(e.toString());
        }
    }

    private boolean sendBatch() throws IOException, InterruptedException {
        List<Signal> batch = new ArrayList<>(waiting).subList(0, Math.min(BATCH, waiting.size()));
        int status = http.send(request(batch), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status == MALFORMED) {
            LOG.warn("demo: the intake refused {} signals as malformed", batch.size());
        } else if (status != ACCEPTED) {
            notDelivered("status " + status);
            return false;
        } else {
            sent.addAndGet(batch.size());
            delivered();
        }
        batch.forEach(signal -> waiting.removeFirst());
        return true;
    }

    private HttpRequest request(List<Signal> batch) {
        ArrayNode array = MAPPER.createArrayNode();
        batch.forEach(signal -> array.add(RecordJson.write(signal)));
        byte[] body = array.toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(config.signals())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        config.token()
                .map(token -> "Bearer " + new String(token.bytes(), StandardCharsets.UTF_8))
                .ifPresent(bearer -> request.header("Authorization", bearer));
        config.secret().ifPresent(secret -> request.header(Signature.HEADER, Signature.of(body, secret)));
        return request.build();
    }

    private void notDelivered(String why) {
        if (!down) {
            LOG.info("demo: the intake doesn't take signals ({}); trying on", why);
        }
        down = true;
    }

    private void delivered() {
        if (down) {
            LOG.info("demo: the intake takes signals again");
        }
        down = false;
    }
}
