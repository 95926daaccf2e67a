package io.wildcatch.local.console.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Which topics the view is made of. */
final class Feeds {

    private Feeds() {}

    /**
     * @param decided hears each decision after the view has it
     * @return feeds by topic
     */
    static Map<String, Feed> of(Topics topics, SchemaRegistry registry, View view, Consumer<Decision> decided) {
        Map<String, Feed> feeds = new HashMap<>();
        Feed.Reader<Signal> signals = Feed.reader(topics.signals(), registry);
        feeds.put(
                topics.signals().name(),
                record -> view.signal(
                        signals.read(record),
                        place(Integer.toString(record.partition()), Long.toString(record.offset())),
                        Feed.time(record)));
        feeds.put(topics.rejected(), record -> {
            if (isSignal(record, topics)) {
                view.rejected(signals.read(record), place(record), Feed.time(record));
            }
        });
        feeds.put(topics.unresolved().name(), Feed.events(topics.unresolved(), registry, view::unresolved));
        feeds.put(topics.decisions().name(), Feed.events(topics.decisions(), registry, decision -> {
            view.decided(decision);
            decided.accept(decision);
        }));
        for (var lane : java.util.List.of(
                topics.opportunities(), topics.automation(), topics.contested(), topics.suppressed())) {
            feeds.put(lane.name(), Feed.events(lane, registry, view::briefed));
        }
        feeds.put(topics.touches().name(), Feed.events(topics.touches(), registry, view::touched));
        feeds.put(topics.verdicts().name(), Feed.events(topics.verdicts(), registry, view::judged));
        reference(feeds, topics, registry, view);
        return feeds;
    }

    /** Dead letters of other topics say so. */
    private static boolean isSignal(ConsumerRecord<String, byte[]> letter, Topics topics) {
        String origin = header(letter, "topic");
        return origin == null || origin.equals(topics.signals().name());
    }

    /** Where a dead letter was read. */
    private static @Nullable String place(ConsumerRecord<String, byte[]> letter) {
        String partition = header(letter, "partition");
        String offset = header(letter, "offset");
        return partition == null || offset == null ? null : place(partition, offset);
    }

    private static String place(String partition, String offset) {
        return partition + "@" + offset;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader("__streams.errors." + name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static void reference(Map<String, Feed> feeds, Topics topics, SchemaRegistry registry, View view) {
        feeds.put(
                topics.accounts().name(),
                Feed.keyed(topics.accounts(), registry, (key, at, value) -> view.account(key, value)));
        feeds.put(
                topics.people().name(),
                Feed.keyed(topics.people(), registry, (key, at, value) -> view.person(key, value)));
        feeds.put(
                topics.sources().name(),
                Feed.keyed(topics.sources(), registry, (key, at, value) -> view.source(key, value)));
        feeds.put(topics.reach().name(), Feed.keyed(topics.reach(), registry, view::reach));
        feeds.put(
                topics.coverage().name(),
                Feed.keyed(topics.coverage(), registry, (key, at, value) -> view.coverage(key, value)));
    }
}
