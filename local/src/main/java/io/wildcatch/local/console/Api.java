package io.wildcatch.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.local.console.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The questions of the API, answered from the view. */
final class Api {

    private static final int DEFAULT_LIMIT = 50;
    /** Event times may be a little ahead of this clock. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final View view;
    private final InstantSource clock;

    Api(View view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
    }

    /** {@code lane} (one or several), {@code seller} and {@code limit} narrow it down. */
    JsonNode opportunities(Query query) throws ApiException {
        return Shapes.leads(view.newest(wanted(query), query.limit(DEFAULT_LIMIT)));
    }

    private static Predicate<Decision> wanted(Query query) throws ApiException {
        Set<Lane> lanes = query.lanes();
        Optional<String> seller = query.text("seller");
        return decision -> (lanes.isEmpty() || lanes.contains(decision.getLane()))
                && (seller.isEmpty() || seller.get().equals(decision.getSellerId()));
    }

    JsonNode account(String id) throws ApiException {
        return view.dossier(id)
                .map(Shapes::dossier)
                .orElseThrow(() -> new ApiException(404, "account: nothing is known of this id"));
    }

    /** From {@code from} until before {@code to}; without them, everything. */
    JsonNode funnel(Query query) throws ApiException {
        Instant from = query.time("from", Instant.EPOCH);
        Instant to = query.time("to", clock.instant().plus(AHEAD));
        if (to.isBefore(from)) {
            throw new ApiException(400, "to: expected a time that isn't before from");
        }
        return Shapes.funnel(view.funnel(from, to));
    }

    JsonNode sources() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        view.sources().forEach(standing -> json.add(Shapes.source(standing)));
        return json;
    }

    JsonNode sellers() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        view.sellers()
                .forEach((seller, inHand) ->
                        json.addObject().put("seller", seller).put("human", inHand));
        return json;
    }

    JsonNode coverage() {
        return Shapes.records(view.coverage());
    }
}
