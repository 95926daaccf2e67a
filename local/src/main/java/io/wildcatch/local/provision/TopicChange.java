package io.wildcatch.local.provision;

import java.util.Map;

/** What it takes to make one topic as it should be. */
public sealed interface TopicChange {

    String name();

    /** In a few words, for a table. */
    String describe();

    /** It is as it should be. */
    record Keep(String name, int partitions) implements TopicChange {
        @Override
        public String describe() {
            return partitions + " partitions";
        }
    }

    /** It isn't there. */
    record Create(TopicSpec spec) implements TopicChange {
        @Override
        public String name() {
            return spec.name();
        }

        @Override
        public String describe() {
            return spec.partitions() + " partitions, " + spec.configs();
        }
    }

    /**
     * Some settings differ.
     *
     * @param from what they are
     * @param to what they will be
     */
    record Alter(String name, Map<String, String> from, Map<String, String> to) implements TopicChange {

        public Alter {
            from = Map.copyOf(from);
            to = Map.copyOf(to);
        }

        @Override
        public String describe() {
            return from + " becomes " + to;
        }
    }
}
