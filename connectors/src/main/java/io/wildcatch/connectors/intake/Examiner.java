package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import io.wildcatch.connectors.intake.Body.Item;
import io.wildcatch.connectors.intake.Body.Parsed;
import io.wildcatch.connectors.intake.Body.Unreadable;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at each record of a body by itself: a signal to keep, or the reason why not. */
final class Examiner {

    /** A record that isn't taken; {@code index} counts the body's records from 0. */
    record Rejection(int index, String error) {}

    /** What stays of a body. */
    record Examined(List<Signal> accepted, List<Rejection> rejected) {}

    private Examiner() {}

    static Examined examine(List<Item> items, BodyFormat format, Headers headers, Instant receivedAt) {
        return examine(items, format, headers, receivedAt, Events.SIGNALS);
    }

    static Examined examine(List<Item> items, BodyFormat format, Headers headers, Instant receivedAt, Events events) {
        List<Signal> accepted = new ArrayList<>(items.size());
        List<Rejection> rejected = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                accepted.add(signal(items.get(i), format, headers, receivedAt, events));
            } catch (NoSignalException e) {
                rejected.add(new Rejection(i, e.getMessage()));
            }
        }
        return new Examined(accepted, rejected);
    }

    private static Signal signal(Item item, BodyFormat format, Headers headers, Instant receivedAt, Events events)
            throws NoSignalException {
        try {
            Signal signal = events == Events.SIGNALS
                    ? RecordJson.read(Signal.class, unwrapped(json(item), format, headers))
                    : events.signal(json(item), receivedAt);
            Optional<String> broken = SignalRules.broken(signal, receivedAt);
            if (broken.isPresent()) {
                throw new NoSignalException(broken.get(), null);
            }
            return signal;
        } catch (InvalidRecordException e) {
            throw new NoSignalException(String.valueOf(e.getMessage()), e);
        }
    }

    private static JsonNode json(Item item) throws NoSignalException {
        if (item instanceof Unreadable unreadable) {
            throw new NoSignalException(unreadable.error(), null);
        }
        return ((Parsed) item).json();
    }

    private static JsonNode unwrapped(JsonNode json, BodyFormat format, Headers headers) throws NoSignalException {
        return switch (format) {
            case EVENTS -> CloudEvent.unwrap(json);
            case BINARY_EVENT -> CloudEvent.unwrap(headers, json);
            case JSON, LINES -> CloudEvent.isEvent(json) ? CloudEvent.unwrap(json) : json;
        };
    }
}
