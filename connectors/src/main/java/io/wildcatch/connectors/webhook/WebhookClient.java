package io.wildcatch.connectors.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Outcome;
import io.wildcatch.connectors.crm.Reply;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Posts opportunities. Any 2xx means that the receiver has them, but for those that a 207 names: <code>{"failed":[
 * {"index":0,"code":"…","reason":"…"}]}</code>.
 */
final class WebhookClient implements CrmClient {

    private final Http http;
    private final URI url;
    private final List<WebhookSecret> secrets;
    private final Map<String, String> headers;
    private final WebhookBody body;
    private final int maxBatch;
    private final InstantSource clock;

    WebhookClient(
            Http http,
            URI url,
            List<WebhookSecret> secrets,
            Map<String, String> headers,
            WebhookBody body,
            int maxBatch,
            InstantSource clock) {
        this.http = http;
        this.url = url;
        this.secrets = List.copyOf(secrets);
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.maxBatch = maxBatch;
        this.clock = clock;
    }

    @Override
    public int maxBatch() {
        return maxBatch;
    }

    @Override
    public Answer send(List<Delivery> batch) throws InterruptedException {
        byte[] content = body.render(batch);
        try {
            Reply reply = http.send("POST", url, signed(id(batch), content), content);
            return reply.isSuccess()
                    ? new Answer.Settled(outcomes(batch.size(), reply))
                    : reply.asAnswer(clock, "the receiver");
        } catch (NoAnswerException e) {
            return e.answer();
        }
    }

    /** The event's own id; that of a list follows from what is in it. */
    private static String id(List<Delivery> batch) {
        return batch.size() == 1
                ? batch.get(0).eventId()
                : UUID.nameUUIDFromBytes(batch.stream()
                                .map(Delivery::eventId)
                                .collect(joining(","))
                                .getBytes(UTF_8))
                        .toString();
    }

    private Map<String, String> signed(String id, byte[] content) {
        long now = clock.instant().getEpochSecond();
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put("User-Agent", "wildcatch");
        all.put("webhook-id", id);
        all.put("webhook-timestamp", Long.toString(now));
        all.put(
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, now, content)).collect(joining(" ")));
        return all;
    }

    private static List<Outcome> outcomes(int size, Reply reply) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            outcomes.add(Outcome.delivered());
        }
        if (reply.status() == 207) {
            for (JsonNode failed : reply.json().path("failed")) {
                int index = failed.path("index").asInt(-1);
                if (index >= 0 && index < size) {
                    outcomes.set(
                            index,
                            new Outcome.Refused(
                                    failed.path("code").asText("REFUSED"),
                                    failed.path("reason").asText()));
                }
            }
        }
        return outcomes;
    }
}
