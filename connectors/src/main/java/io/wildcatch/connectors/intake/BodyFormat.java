package io.wildcatch.connectors.intake;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a request's body is written, as its headers tell. */
enum BodyFormat {
    /** One signal, an array of them, or lines: JSON senders often call lines {@code application/json}. */
    JSON,
    /** JSON Lines. */
    LINES,
    /** One CloudEvent, or an array of them; {@code data} is the signal. */
    EVENTS,
    /** A signal in the body, the CloudEvent's attributes in {@code ce-} headers. */
    BINARY_EVENT;

    private static final Set<String> LINE_TYPES = Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonl",
            "application/jsonlines",
            "application/x-jsonlines",
            "application/json-lines");

    /** Empty when the body is clearly something else, which gets 415. */
    static Optional<BodyFormat> of(Headers headers) {
        String type = essence(headers.getFirst("Content-Type"));
        String encoding = headers.getFirst("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.empty();
        }
        String meant = isUntold(type, headers) ? "" : type;
        return ofType(meant).map(format -> format == JSON && isBinaryEvent(headers) ? BINARY_EVENT : format);
    }

    private static Optional<BodyFormat> ofType(String type) {
        if (type.equals("application/cloudevents+json") || type.equals("application/cloudevents-batch+json")) {
            return Optional.of(EVENTS);
        }
        if (LINE_TYPES.contains(type)) {
            return Optional.of(LINES);
        }
        boolean json = type.isEmpty() || type.equals("application/json") || type.equals("text/json");
        return json || type.endsWith("+json") ? Optional.of(JSON) : Optional.empty();
    }

    /**
     * Command-line tools call any body a form unless told otherwise, and mean nothing by it. A browser that sends one
     * names the page's origin: a page must not slip signals in without asking first.
     */
    private static boolean isUntold(String type, Headers headers) {
        boolean form = type.equals("application/x-www-form-urlencoded") || type.equals("text/plain");
        return form && !headers.containsKey("Origin");
    }

    private static boolean isBinaryEvent(Headers headers) {
        return headers.containsKey("ce-specversion") || headers.containsKey("ce-id");
    }

    /** The media type without parameters such as the charset. */
    private static String essence(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
