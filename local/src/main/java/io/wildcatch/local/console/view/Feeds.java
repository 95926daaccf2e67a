package io.wildcatch.local.console.view;

import io.wildcatch.event.Decision;
import io.wildcatch.local.console.view.Counts.Stage;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which topics the view is made of. */
final class Feeds {

    private Feeds() {}

    /**
     * @param decided hears each decision after the view has it
     * @return feeds by topic
     */
    static Map<String, Feed> of(Topics topics, SchemaRegistry registry, View view, Consumer<Decision> decided) {
        Map<String, Feed> feeds = new HashMap<>();
        feeds.put(topics.signals().name(), Feed.counting((key, at) -> view.passed(Stage.SIGNALS, at)));
        feeds.put(topics.rejected(), Feed.counting((key, at) -> view.passed(Stage.REJECTED, at)));
        feeds.put(topics.unresolved().name(), Feed.counting((key, at) -> view.passed(Stage.UNRESOLVED, at)));
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
