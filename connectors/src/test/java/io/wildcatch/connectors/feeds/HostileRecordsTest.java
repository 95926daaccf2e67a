package io.wildcatch.connectors.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.feeds.MadeFeed.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as nobody should send them: whoever writes them, a mapper answers, and soon. */
class HostileRecordsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** As deep as JSON is read at all. */
    private static final int DEEPEST = 990;
    /** That of the intake's threads. */
    private static final long SMALL_STACK = 256 << 10;

    static List<String> feeds() {
        return MadeFeeds.all().stream().map(MadeFeed::feed).toList();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void shouldAnswerWhateverStandsWhereAFieldWas(String name) throws Exception {
        FeedMapper mapper = Feeds.named(name).orElseThrow().mapper(name);
        List<JsonNode> all = MadeFeeds.all().stream()
                .filter(feed -> feed.feed().equals(name))
                .flatMap(feed -> feed.records(1_000, 42).stream())
                .filter(made -> made.reason().isEmpty())
                .limit(3)
                .map(Made::record)
                .flatMap(record -> drifted(record).stream())
                .toList();

        assertThat(all).isNotEmpty();
        assertThat(withSmallStack(() -> all.forEach(mapper::map))).isEmpty();
    }

    @Test
    void shouldTakeALongListOfFirstNamesForAPerson() {
        ObjectNode notice = JSON.objectNode();
        notice.put("id", "A202600010001").put("dateparution", "2026-01-05").put("familleavis", "creation");
        notice.put("commercant", "ROUX," + " Anne".repeat(20_000));

        assertThat(new BodaccMapper().map(notice)).isInstanceOf(MapOutcome.Rejected.class);
    }

    @Test
    void shouldReadAHeadlineOfBlanksAtOnce() {
        ArrayNode row = JSON.arrayNode();
        for (int column = 0; column < 27; column++) {
            row.add("");
        }
        row.set(0, "20260105090000-1").set(1, "20260105090000").set(14, "Otter Works,1");
        row.set(26, "<PAGE_TITLE>".repeat(20_000) + " ".repeat(400_000) + "</PAGE_TITLE>");

        assertThat(CompletableFuture.supplyAsync(() -> new GdeltMapper().map(row))
                        .orTimeout(20, TimeUnit.SECONDS))
                .succeedsWithin(20, TimeUnit.SECONDS);
    }

    /** The record with each of its fields, at whatever depth, in turn replaced by what feeds may have instead. */
    private static List<JsonNode> drifted(JsonNode record) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode instead : instead()) {
            for (String field : fields(record, "")) {
                JsonNode copy = record.deepCopy();
                put(copy, field, instead);
                all.add(copy);
            }
        }
        return all;
    }

    private static List<JsonNode> instead() {
        ObjectNode inObjects = JSON.objectNode();
        ArrayNode inArrays = JSON.arrayNode().add("x");
        for (int depth = 0; depth < DEEPEST; depth++) {
            inObjects = JSON.objectNode().set("a", inObjects);
            inArrays = JSON.arrayNode().add(inArrays);
        }
        return List.of(
                JSON.nullNode(),
                JSON.arrayNode(),
                JSON.arrayNode().addNull().add(1),
                JSON.objectNode().put("a", 1),
                JSON.numberNode(-1),
                JSON.booleanNode(true),
                JSON.textNode("\u0000"),
                JSON.textNode("{\"a\":[null,{\"b\":null}]}"),
                JSON.textNode("9".repeat(400)),
                inObjects,
                inArrays);
    }

    private static List<String> fields(JsonNode node, String path) {
        Stream<String> below = node.isObject()
                ? node.properties().stream().flatMap(e -> fields(e.getValue(), path + "/" + e.getKey()).stream())
                : IntStream.range(0, node.size()).boxed().flatMap(i -> fields(node.get(i), path + "/" + i).stream());
        return Stream.concat(Stream.of(path).filter(own -> !own.isEmpty()), below)
                .toList();
    }

    private static void put(JsonNode record, String path, JsonNode value) {
        int last = path.lastIndexOf('/');
        JsonNode holder = record.at(path.substring(0, last));
        String name = path.substring(last + 1);
        if (holder instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) holder).set(Integer.parseInt(name), value);
        }
    }

    /** What it dies of; empty when it doesn't. */
    private static Optional<Throwable> withSmallStack(Runnable work) throws InterruptedException {
        CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
        Thread thread = new Thread(null, work, "small-stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((dead, why) -> end.complete(Optional.of(why)));
        thread.start();
        thread.join();
        return end.getNow(Optional.empty());
    }
}
