package io.wildcatch.fakes.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver that does as Standard Webhooks says: it refuses what isn't signed or is older than five minutes, and keeps
 * an event once, however often it comes. It reads the standard body, or lists of it.
 */
public final class FakeReceiver implements AutoCloseable {

    /** Signs what this receiver takes. */
    public static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("a secret of 32 bytes for tests!!".getBytes(UTF_8));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long OLDEST_SECONDS = 300;

    private final Map<String, JsonNode> kept = new LinkedHashMap<>();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final LongAdder repeats = new LongAdder();
    private final FakeServer server;
    private volatile boolean names;

    public FakeReceiver() {
        this(0);
    }

    /** @param port to listen at; 0 for any free one */
    public FakeReceiver(int port) {
        server = FakeServer.start(port, this::receive);
    }

    public URI url() {
        return server.url().resolve("/hook");
    }

    /** For faults, and what was requested. */
    public FakeServer server() {
        return server;
    }

    /** From now on refuses whatever holds this opportunity: the whole request, unless it names what it refuses. */
    public void refuse(String opportunityId) {
        poison.add(opportunityId);
    }

    /** From now on it says which events of a list it refuses, and takes the rest. */
    public void nameRefused() {
        names = true;
    }

    /** The events it has, each once, in the order they came. */
    public List<JsonNode> events() {
        synchronized (kept) {
            return List.copyOf(kept.values());
        }
    }

    /** How many events it has. */
    public int kept() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** How many events came that it had already. */
    public long repeats() {
        return repeats.sum();
    }

    private FakeResponse receive(FakeRequest request) {
        if (!isSigned(request)) {
            return FakeResponse.json(401, "{\"error\":\"signature\"}");
        }
        try {
            JsonNode body = MAPPER.readTree(request.body());
            List<JsonNode> events = new ArrayList<>();
            if (body.isArray()) {
                body.forEach(events::add);
            } else {
                events.add(body);
            }
            return take(events);
        } catch (IOException e) {
            return FakeResponse.json(400, "{\"error\":\"no JSON\"}");
        }
    }

    private FakeResponse take(List<JsonNode> events) {
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (poison.contains(events.get(i).path("data").path("opportunityId").asText())) {
                failed.add("{\"index\":" + i + ",\"code\":\"POISON\",\"reason\":\"not in this shape\"}");
            }
        }
        if (!failed.isEmpty() && !names) {
            return FakeResponse.json(400, "{\"error\":\"something in it is wrong\"}");
        }
        events.stream()
                .filter(event -> !poison.contains(
                        event.path("data").path("opportunityId").asText()))
                .forEach(this::keep);
        return failed.isEmpty()
                ? FakeResponse.empty(204)
                : FakeResponse.json(207, "{\"failed\":[" + String.join(",", failed) + "]}");
    }

    private void keep(JsonNode event) {
        synchronized (kept) {
            if (kept.putIfAbsent(event.path("id").asText(), event) != null) {
                repeats.increment();
            }
        }
    }

    private static boolean isSigned(FakeRequest request) {
        String id = request.header("webhook-id").orElse("");
        String time = request.header("webhook-timestamp").orElse("0");
        boolean fresh = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) <= OLDEST_SECONDS;
        String expected = sign(id + "." + time + ".", request.body().getBytes(UTF_8));
        return fresh
                && List.of(request.header("webhook-signature").orElse("").split(" ")).stream()
                        .anyMatch(given -> MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8)));
    }

    private static String sign(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            mac.update(head.getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
