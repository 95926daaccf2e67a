package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Lane;
import io.wildcatch.schemas.json.IsoTime;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark. */
final class Query {

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_PARAMETERS = 100;
    private static final List<Lane> LANES =
            Arrays.stream(Lane.values()).filter(lane -> lane != Lane.UNKNOWN).toList();

    private final Map<String, List<String>> values = new HashMap<>();

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
                query.values
                        .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
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

    /**
     * Empty when it is missing or blank.
     *
     * @throws ApiException when it is there more than once
     */
    Optional<String> text(String name) throws ApiException {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new ApiException(400, name + ": expected it once");
        }
        return given.stream().findFirst();
    }

    private List<String> all(String name) {
        return Optional.ofNullable(values.get(name)).orElse(List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** One or several; empty when none is named. */
    Set<Lane> lanes() throws ApiException {
        Set<Lane> lanes = EnumSet.noneOf(Lane.class);
        for (String name : all("lane")) {
            lanes.add(lane(name.toUpperCase(Locale.ROOT)));
        }
        return lanes;
    }

    private static Lane lane(String name) throws ApiException {
        return LANES.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        400,
                        "lane: expected one of "
                                + LANES.stream().map(Lane::name).collect(Collectors.joining(", "))));
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
