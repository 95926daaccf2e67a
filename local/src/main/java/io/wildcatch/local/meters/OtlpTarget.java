package io.wildcatch.local.meters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.registry.otlp.OtlpConfig;
import io.wildcatch.schemas.http.HeaderValue;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where meters go by OpenTelemetry's protocol (OTLP, protobuf over HTTP).
 *
 * @param url of the receiver's metrics, for example {@code https://collector:4318/v1/metrics}
 * @param headers sent along; they may hold secrets
 * @param interval between two times that meters are sent
 */
public record OtlpTarget(URI url, Map<String, String> headers, Duration interval) {

    /** Key of the receiver's base address, to which {@code /v1/metrics} is added; without it nothing is sent. */
    public static final String ENDPOINT = "wildcatch.otlp.endpoint";

    /** Key of headers, {@code name=value,name=value}; values are percent-encoded where they hold a comma or percent. */
    public static final String HEADERS = "wildcatch.otlp.headers";

    /** Key of the interval, milliseconds. */
    public static final String INTERVAL = "wildcatch.otlp.interval.ms";

    /** Key of whether the receiver may be reached without TLS beyond this machine. */
    public static final String ALLOW_HTTP = "wildcatch.otlp.allow.http";

    private static final String METRICS = "/v1/metrics";
    private static final String DEFAULT_INTERVAL = "60000";
    private static final long SHORTEST_MS = 100;

    public OtlpTarget {
        headers = Map.copyOf(headers);
    }

    /**
     * What the settings say, or else OpenTelemetry's own variables {@code OTEL_EXPORTER_OTLP_ENDPOINT} and {@code
     * OTEL_EXPORTER_OTLP_HEADERS}.
     *
     * @return empty when neither names a receiver
     * @throws IllegalArgumentException when they make no sense, or would send in the clear
     */
    public static Optional<OtlpTarget> of(Map<String, String> settings, Map<String, String> variables) {
        boolean anyHttp = Boolean.parseBoolean(settings.getOrDefault(ALLOW_HTTP, "false"));
        return choice(settings, ENDPOINT, variables, "OTEL_EXPORTER_OTLP_ENDPOINT")
                .map(endpoint -> new OtlpTarget(
                        url(endpoint, anyHttp),
                        choice(settings, HEADERS, variables, "OTEL_EXPORTER_OTLP_HEADERS")
                                .map(OtlpTarget::headers)
                                .orElse(Map.of()),
                        interval(settings.getOrDefault(INTERVAL, DEFAULT_INTERVAL))));
    }

    /** Without the headers, which may hold secrets. */
    @Override
    public String toString() {
        return "OtlpTarget[" + url + " every " + interval + "]";
    }

    OtlpConfig config() {
        return new OtlpConfig() {
            @Override
            public @Nullable String get(String key) {
                return null;
            }

            @Override
            public String url() {
                return url.toString();
            }

            @Override
            public Map<String, String> headers() {
                return headers;
            }

            @Override
            public Duration step() {
                return interval;
            }

            /** As in what is scraped. */
            @Override
            public TimeUnit baseTimeUnit() {
                return TimeUnit.SECONDS;
            }

            @Override
            public Map<String, String> resourceAttributes() {
                Map<String, String> attributes = new HashMap<>(OtlpConfig.super.resourceAttributes());
                attributes.putIfAbsent("service.name", "wildcatch");
                return attributes;
            }
        };
    }

    private static Optional<String> choice(
            Map<String, String> settings, String key, Map<String, String> variables, String variable) {
        return Optional.ofNullable(settings.get(key))
                .or(() -> Optional.ofNullable(variables.get(variable)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static URI url(String endpoint, boolean anyHttp) {
        URI url = parse(endpoint.replaceFirst("/+$", "") + METRICS);
        if (url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(ENDPOINT
                    + ": expected an address such as https://collector:4318, without user and password; these belong into "
                    + HEADERS);
        }
        boolean http = "http".equals(url.getScheme()) && (anyHttp || isLoopback(url.getHost()));
        if (!http && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(ENDPOINT + ": expected https instead of " + url.getScheme() + " for "
                    + url.getHost() + " (" + ALLOW_HTTP + "=true permits http)");
        }
        return url;
    }

    private static URI parse(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ENDPOINT + ": expected an address such as https://collector:4318", e);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                // Not what it is: it may be half a secret.
                throw new IllegalArgumentException(HEADERS + ": expected name=value, with commas between");
            }
            headers.put(
                    entry.substring(0, equals).strip(),
                    HeaderValue.require(
                            HEADERS, decoded(entry.substring(equals + 1).strip())));
        }
        return headers;
    }

    /** A plus is a plus here. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(HEADERS + ": expected percent signs as %25", e);
        }
    }

    private static Duration interval(String text) {
        try {
            long millis = Long.parseLong(text.strip());
            if (millis >= SHORTEST_MS) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(INTERVAL + ": expected milliseconds, got " + text, e);
        }
        throw new IllegalArgumentException(INTERVAL + ": expected " + SHORTEST_MS + " ms or more, got " + text);
    }
}
