package io.wildcatch.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.connectors.intake.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts one batch to the intake, and tries again for as long as that makes sense. */
final class SignalPost {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long FIRST_WAIT_MS = 200;
    private static final long LONGEST_WAIT_MS = 5_000;

    private final URI url;
    private final Optional<String> token;
    private final Optional<Secret> key;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param patience how long one batch may be tried again */
    SignalPost(URI url, Optional<String> token, Optional<Secret> key, Duration patience) {
        this.url = url;
        this.token = token;
        this.key = key;
        this.patience = patience;
    }

    PostOutcome send(List<String> lines) {
        byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        long deadline = System.nanoTime() + patience.toNanos();
        long wait = FIRST_WAIT_MS;
        while (true) {
            Attempt attempt = attempt(body);
            if (attempt.outcome().isPresent()) {
                return attempt.outcome().get();
            }
            long pause = attempt.retryAfterMs().orElse(wait);
            if (System.nanoTime() + pause * 1_000_000 > deadline) {
                return new PostOutcome.Undelivered(attempt.problem() + " (tried for " + patience.toSeconds() + " s)");
            }
            if (!pause(pause)) {
                return new PostOutcome.Undelivered("interrupted");
            }
            wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        }
    }

    private Attempt attempt(byte[] body) {
        try {
            return judge(http.send(request(body), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Attempt.again("no intake answers at " + url + "; is wildcatch up running?", Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.done(new PostOutcome.Undelivered("interrupted"));
        }
    }

    private HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        key.ifPresent(value -> request.header(Signature.HEADER, Signature.of(body, value)));
        return request.build();
    }

    private Attempt judge(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 202 -> Attempt.done(taken(response.body()));
            case 400, 413 -> Attempt.done(new PostOutcome.Malformed(error(response)));
            case 429, 503 -> Attempt.again("the intake is busy or has lost Kafka: " + error(response), wait(response));
            case 401 ->
                Attempt.done(new PostOutcome.Undelivered(
                        "the intake refuses the token or signature; see --token-file and --secret-file"));
            case 403 ->
                Attempt.done(new PostOutcome.Undelivered("the intake answers 403: it takes signals under its own name"
                        + " only, or what is before it refuses the token; see --url and --token-file"));
            default ->
                Attempt.done(new PostOutcome.Undelivered(
                        "the intake answers " + response.statusCode() + ": " + error(response)));
        };
    }

    private static PostOutcome taken(String body) {
        JsonNode answer = tree(body);
        Map<Integer, String> rejected = new HashMap<>();
        answer.path("rejected")
                .forEach(one -> rejected.put(
                        one.path("index").asInt(), one.path("error").asText()));
        return new PostOutcome.Taken(answer.path("accepted").asLong(), rejected);
    }

    private static String error(HttpResponse<String> response) {
        String error = tree(response.body()).path("error").asText();
        return error.isEmpty() ? "status " + response.statusCode() : error;
    }

    private static Optional<Long> wait(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Long.parseLong(value) * 1_000);
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Attempt(Optional<PostOutcome> outcome, String problem, Optional<Long> retryAfterMs) {

        static Attempt done(PostOutcome outcome) {
            return new Attempt(Optional.of(outcome), "", Optional.empty());
        }

        static Attempt again(String problem, Optional<Long> retryAfterMs) {
            return new Attempt(Optional.empty(), problem, retryAfterMs);
        }
    }
}
