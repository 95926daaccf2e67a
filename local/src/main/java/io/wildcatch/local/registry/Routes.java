package io.wildcatch.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds who answers a request by its method and path. */
final class Routes {

    private static final String PLACE = "{}";

    private final List<Route> routes = new ArrayList<>();

    /** @param pattern a path in which {@code {}} stands for one segment */
    Routes add(String method, String pattern, Function<Call, JsonNode> handler) {
        routes.add(new Route(method, segments(pattern), handler));
        return this;
    }

    /**
     * Answers a request.
     *
     * @param rawPath not decoded yet, since a subject may contain an encoded slash
     * @throws RegistryError when nobody does, or who does finds an error
     */
    JsonNode answer(String method, String rawPath, @Nullable String rawQuery, String body) {
        List<String> path = segments(rawPath);
        boolean known = false;
        for (Route route : routes) {
            Optional<List<String>> arguments = route.match(path);
            if (arguments.isPresent() && route.method().equals(method)) {
                return route.handler().apply(new Call(arguments.get(), query(rawQuery), body));
            }
            known |= arguments.isPresent();
        }
        throw known
                ? new RegistryError(405, 405, "HTTP 405 Method Not Allowed")
                : new RegistryError(404, 404, "HTTP 404 Not Found");
    }

    private static List<String> segments(String path) {
        return Splitter.on('/').omitEmptyStrings().splitToList(path);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : Splitter.on('&').omitEmptyStrings().split(raw)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RegistryError(400, 400, "'" + text + "' is not a valid part of an address", e);
        }
    }

    private record Route(String method, List<String> pattern, Function<Call, JsonNode> handler) {

        Optional<List<String>> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return Optional.empty();
            }
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (pattern.get(i).equals(PLACE)) {
                    // A plus is itself in a path; only a query takes it for a blank.
                    arguments.add(decode(path.get(i).replace("+", "%2B")));
                } else if (!pattern.get(i).equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(arguments);
        }
    }
}
