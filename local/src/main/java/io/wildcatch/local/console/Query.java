package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Lane;
import io.wildcatch.schemas.json.IsoTime;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark. */
final class Query {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_PARAMETERS = 100;
    private static final List<Lane> LANES =
            Arrays.stream(Lane.values()).filter(lane -> lane != Lane.UNKNOWN).toList();

    private final Map<String, String> values = new HashMap<>();

    private Query() {}

    /**
     * @param raw as it stands in the address, or null for none
     * @throws ApiException when the percent-encoding is broken
     */
    static Query parse(@Nullable String raw) throws ApiException {
        Query query = new Query();
        if (raw != null) {
            for (String pair : raw.split("&", MAX_PARAMETERS)) {
                String[] parts = pair.split("=", 2);
                query.values.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return query;
    }

    static String decode(String text) throws ApiException {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "address: expected two hexadecimal digits after a percent sign", e);
        }
    }

    /** Empty when it is missing or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    Optional<Lane> lane() throws ApiException {
        Optional<String> name = text("lane").map(value -> value.toUpperCase(Locale.ROOT));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(LANES.stream()
                .filter(lane -> lane.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        400,
                        "lane: expected one of "
                                + LANES.stream().map(Lane::name).collect(Collectors.joining(", ")))));
    }

    int limit(int otherwise) throws ApiException {
        String text = text("limit").orElse(Integer.toString(otherwise));
        try {
            int limit = Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new ApiException(400, "limit: expected a number from 1 to " + MAX_LIMIT, e);
        }
        throw new ApiException(400, "limit: expected a number from 1 to " + MAX_LIMIT);
    }

    Instant time(String name, Instant otherwise) throws ApiException {
        Optional<String> text = text(name);
        // A plus sign of an offset that nobody encoded has become a blank.
        return text.isEmpty()
                ? otherwise
                : IsoTime.parse(text.get().strip().replace(' ', '+'))
                        .orElseThrow(() -> new ApiException(400, name + ": expected " + IsoTime.EXPECTED));
    }
}
