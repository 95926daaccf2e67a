package io.wildcatch.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wildcatch.schemas.http.WholeReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one of several addresses of a registry: goes on to the next address when one fails, and, when all
 * have failed, waits and starts again until the time for the call is up.
 */
final class RegistryHttp {

    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private static final Logger log = LoggerFactory.getLogger(RegistryHttp.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** No schema, nor a list of a large registry's subjects, comes near; what is larger comes from something else. */
    private static final int LARGEST_ANSWER = 64 << 20;

    private final RegistryClientConfig config;
    private final HttpClient client;
    private final Backoff backoff;
    /** Where the last answer came from: the first address to try. */
    private volatile int preferred;

    RegistryHttp(RegistryClientConfig config, Backoff backoff) {
        this.config = config;
        this.backoff = backoff;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout());
        if (config.tls() != null) {
            builder.sslContext(config.tls());
        }
        this.client = builder.build();
        warnOfPlainCredentials();
    }

    private void warnOfPlainCredentials() {
        boolean isPlain =
                config.urls().stream().anyMatch(url -> "http".equals(url.getScheme()) && !isThisMachine(url.getHost()));
        if (isPlain && config.auth().header().isPresent()) {
            log.warn("Credentials go to the schema registry over plain http: use https");
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    RegistryAnswer get(String path) {
        return send("GET", path, null);
    }

    /**
     * Sends until a registry answers with something that more tries wouldn't change.
     *
     * @param path path with query, beginning with a slash, encoded
     * @throws RegistryUnavailableException when the time for the call is up
     */
    RegistryAnswer send(String method, String path, @Nullable JsonNode body) {
        long start = System.nanoTime();
        for (int round = 0; ; round++) {
            try {
                return sendToAny(method, path, body);
            } catch (NoAnswer e) {
                Duration pause = longer(e.retryAfter, Backoff.jittered(round));
                Duration spent = Duration.ofNanos(System.nanoTime() - start);
                if (spent.plus(pause).compareTo(config.retryFor()) > 0) {
                    throw unavailable(method, path, e);
                }
                log.debug("{} {} failed in round {}: {}", method, path, round, e.getMessage());
                pause(pause);
            }
        }
    }

    private RegistryAnswer sendToAny(String method, String path, @Nullable JsonNode body) throws NoAnswer {
        List<URI> urls = config.urls();
        int first = preferred;
        NoAnswer failure = null;
        for (int i = 0; i < urls.size(); i++) {
            int index = (first + i) % urls.size();
            try {
                RegistryAnswer answer = sendTo(urls.get(index), method, path, body);
                preferred = index;
                return answer;
            } catch (NoAnswer e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure == null ? new NoAnswer("no address", null, Duration.ZERO) : failure;
    }

    private RegistryAnswer sendTo(URI url, String method, String path, @Nullable JsonNode body) throws NoAnswer {
        try {
            HttpResponse<byte[]> response = whole(request(url, method, path, body));
            if (isPassing(response.statusCode())) {
                throw new NoAnswer(url + " answers " + response.statusCode(), null, retryAfter(response));
            }
            return new RegistryAnswer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new NoAnswer(url + ": " + reason(e), e, Duration.ZERO);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpResponse<byte[]> whole(HttpRequest request) throws IOException, InterruptedException {
        Duration longest = config.readTimeout();
        try {
            return WholeReply.of(client, request, longest, LARGEST_ANSWER);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + longest.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private HttpRequest request(URI url, String method, String path, @Nullable JsonNode body) {
        String base = url.toString();
        URI target = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE);
        }
        config.auth().header().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static boolean isPassing(int status) {
        return status >= 500 || status == 408 || status == 429;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("0");
        return seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("can't happen in memory", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Waits, or is given up when its thread is interrupted. */
    void pause(Duration duration) {
        try {
            backoff.pause(duration);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RegistryUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RegistryUnavailableException("interrupted while waiting for the schema registry", e);
    }

    private RegistryUnavailableException unavailable(String method, String path, NoAnswer cause) {
        Duration patience = config.retryFor();
        String tried = patience.isZero() ? "" : " within %d ms".formatted(patience.toMillis());
        return new RegistryUnavailableException(
                "no schema registry answered %s %s%s; last: %s".formatted(method, path, tried, cause.getMessage()),
                cause);
    }

    /** One address, or all of them, gave nothing that could be used. */
    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;

        NoAnswer(String message, @Nullable Throwable cause, Duration retryAfter) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }
    }
}
