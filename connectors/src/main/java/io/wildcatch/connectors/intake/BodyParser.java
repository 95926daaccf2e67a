package io.wildcatch.connectors.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wildcatch.connectors.intake.Body.Item;
import io.wildcatch.connectors.intake.Body.Malformed;
import io.wildcatch.connectors.intake.Body.Parsed;
import io.wildcatch.connectors.intake.Body.Records;
import io.wildcatch.connectors.intake.Body.Unreadable;
import io.wildcatch.connectors.intake.Lines.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Splits a body into records. One broken line doesn't hold back the others; a body in which nothing can be read is
 * malformed. What a record means is not looked at here.
 */
final class BodyParser {

    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BodyParser() {}

    static Body parse(byte[] body, BodyFormat format) {
        List<Line> lines = Lines.of(body);
        if (lines.isEmpty()) {
            return new Malformed("body: expected JSON, found nothing");
        }
        return switch (format) {
            case LINES -> linesFirst(body, lines);
            case JSON -> documentFirst(body, lines);
            case EVENTS, BINARY_EVENT -> document(body);
        };
    }

    /** Lines by their media type; a single document that was called so by mistake is still understood. */
    private static Body linesFirst(byte[] body, List<Line> lines) {
        Records records = readEach(body, lines);
        List<Item> items = records.items();
        if (items.stream().allMatch(Parsed.class::isInstance)) {
            return records;
        }
        if (document(body) instanceof Records whole) {
            return whole;
        }
        return items.stream().anyMatch(Parsed.class::isInstance) ? records : malformed(items.get(0));
    }

    private static Body documentFirst(byte[] body, List<Line> lines) {
        Body document = document(body);
        boolean mayBeLines = document instanceof Malformed && lines.size() > 1;
        return mayBeLines && read(body, lines.get(0)) instanceof Parsed ? readEach(body, lines) : document;
    }

    private static Body document(byte[] body) {
        Item whole = read(body, Lines.whole(body));
        return whole instanceof Parsed parsed ? records(parsed.json()) : malformed(whole);
    }

    private static Body records(JsonNode json) {
        if (json.isObject()) {
            return new Records(List.of(new Parsed(json)));
        }
        return json.isArray()
                ? new Records(StreamSupport.stream(json.spliterator(), false)
                        .<Item>map(Parsed::new)
                        .toList())
                : new Malformed("body: expected a JSON object, an array of them, or one on each line");
    }

    private static Records readEach(byte[] body, List<Line> lines) {
        List<Item> items = new ArrayList<>(lines.size());
        lines.forEach(line -> items.add(read(body, line)));
        return new Records(items);
    }

    private static Malformed malformed(Item unreadable) {
        return new Malformed(((Unreadable) unreadable).error());
    }

    private static Item read(byte[] body, Line line) {
        try {
            return new Parsed(JSON.readTree(body, line.offset(), line.length()));
        } catch (JsonProcessingException e) {
            return new Unreadable(where(line, e) + ": expected JSON");
        } catch (IOException e) {
            return new Unreadable("line " + line.number() + ": expected JSON in UTF-8");
        }
    }

    private static String where(Line line, JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? "line " + line.number()
                : "line " + (line.number() + at.getLineNr() - 1) + ", column " + at.getColumnNr();
    }
}
