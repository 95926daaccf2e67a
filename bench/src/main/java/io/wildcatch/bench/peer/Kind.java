package io.wildcatch.bench.peer;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a record is about, by the topic that it is of. */
public enum Kind {
    SIGNAL,
    ACCOUNT,
    PERSON,
    SOURCE,
    OFFERING;

    /** What goes to its account's home. */
    public static final Set<Kind> CRM = Set.of(ACCOUNT, PERSON);

    /** What goes to everybody. */
    public static final Set<Kind> TABLES = Set.of(SOURCE, OFFERING);

    private Topic<?> topic(Topics topics) {
        return switch (this) {
            case SIGNAL -> topics.signals();
            case ACCOUNT -> topics.accounts();
            case PERSON -> topics.people();
            case SOURCE -> topics.sources();
            case OFFERING -> topics.offerings();
        };
    }

    /** Those kinds by the names of their topics, always in the same order. */
    public static Map<String, Kind> byTopic(Topics topics, Set<Kind> kinds) {
        Map<String, Kind> named = new LinkedHashMap<>();
        for (Kind kind : values()) {
            if (kinds.contains(kind)) {
                named.put(kind.topic(topics).name(), kind);
            }
        }
        return named;
    }
}
