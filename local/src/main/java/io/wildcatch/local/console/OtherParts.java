package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.connectors.http.Outbound;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How the parts are that run elsewhere: their {@code /readyz} is asked every few seconds, in the background. Where nobody
 * says where they are, that is what is told of them.
 */
public final class OtherParts implements Supplier<List<PartHealth>>, AutoCloseable {

    /** Key of where they are. */
    public static final String PARTS = "wildcatch.parts";

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int LONGEST = 300;
    private static final PartHealth UNKNOWN =
            new PartHealth("other parts", "not told where they are (" + PARTS + ")", true, "not looked at");

    private final Outbound http = new Outbound(TIMEOUT);
    private final Map<String, URI> addresses;
    private final Map<String, PartHealth> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(OtherParts::daemon);

    private OtherParts(Map<String, URI> addresses) {
        this.addresses = addresses;
    }

    /**
     * Looks at them from now on.
     *
     * @param parts {@code name=http://host:port,…}: where each answers {@code /readyz}; empty: nobody is asked
     * @throws IllegalArgumentException when it reads differently
     */
    public static OtherParts watch(String parts) {
        OtherParts others = new OtherParts(parse(parts));
        others.addresses.forEach((name, address) -> {
            others.last.put(name, new PartHealth(name, address.getAuthority(), false, "not asked yet"));
            var unused = others.looks.scheduleWithFixedDelay(
                    () -> others.look(name, address), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        });
        return others;
    }

    private static Map<String, URI> parse(String parts) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        for (String part : parts.isBlank() ? List.<String>of() : List.of(parts.split(","))) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 || pair[0].isBlank() || !pair[1].strip().matches("https?://[^/?#\\s]+/?")) {
                throw new IllegalArgumentException(
                        PARTS + ": expected name=http://host:port, several with commas, got " + part.strip());
            }
            addresses.put(pair[0].strip(), URI.create(pair[1].strip()).resolve("/readyz"));
        }
        return addresses;
    }

    /** As they were when they were asked last, in the order in which they are named. */
    @Override
    public List<PartHealth> get() {
        return addresses.isEmpty()
                ? List.of(UNKNOWN)
                : addresses.keySet().stream()
                        .map(name -> last.getOrDefault(name, UNKNOWN))
                        .toList();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void look(String name, URI address) {
        try {
            HttpResponse<byte[]> response =
                    http.send(HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), TIMEOUT);
            boolean ok = response.statusCode() == 200;
            last.put(name, new PartHealth(name, address.getAuthority(), ok, ok ? "ready" : said(response)));
        } catch (ExecutionException | TimeoutException e) {
            last.put(name, new PartHealth(name, address.getAuthority(), false, "can't be reached"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String said(HttpResponse<byte[]> response) {
        String text = new String(response.body(), UTF_8).strip().replaceAll("\\s+", " ");
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return start.isEmpty() ? "replied " + response.statusCode() : start;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "console-parts");
        thread.setDaemon(true);
        return thread;
    }
}
