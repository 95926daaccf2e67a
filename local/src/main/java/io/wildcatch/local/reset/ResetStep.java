package io.wildcatch.local.reset;

import java.nio.file.Path;

/** One thing that a reset does. */
public sealed interface ResetStep {

    /** What is done, in a word or two. */
    String action();

    /** To what. */
    String target();

    /** How much it is. */
    String detail();

    /**
     * Forgets up to where the inputs were read.
     *
     * @param group also the {@code application.id}
     * @param partitions that have a committed offset
     */
    record ForgetOffsets(String group, int partitions) implements ResetStep {
        @Override
        public String action() {
            return "forget offsets";
        }

        @Override
        public String target() {
            return group;
        }

        @Override
        public String detail() {
            return partitions + " partitions, read from their beginning again";
        }
    }

    /**
     * Empties a topic that the topologies write for themselves.
     *
     * @param records at most so many; markers of transactions count too
     */
    record EmptyTopic(String topic, long records) implements ResetStep {
        @Override
        public String action() {
            return "empty topic";
        }

        @Override
        public String target() {
            return topic;
        }

        @Override
        public String detail() {
            return records + " records";
        }
    }

    /** Deletes a changelog, which Kafka Streams creates anew. */
    record DeleteTopic(String topic) implements ResetStep {
        @Override
        public String action() {
            return "delete topic";
        }

        @Override
        public String target() {
            return topic;
        }

        @Override
        public String detail() {
            return "changelog";
        }
    }

    /** Deletes this machine's copy of the state. */
    record DeleteState(Path folder) implements ResetStep {
        @Override
        public String action() {
            return "delete state";
        }

        @Override
        public String target() {
            return folder.toString();
        }

        @Override
        public String detail() {
            return "on this machine";
        }
    }
}
