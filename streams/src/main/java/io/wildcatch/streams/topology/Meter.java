package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Rule;
import org.jspecify.annotations.Nullable;

/** Is told what the stages do; called by many threads. */
@FunctionalInterface
public interface Meter {

    /**
     * What became of a signal.
     *
     * @param fate what became of it
     * @param source source of the signal; empty when it could not be read
     * @param id id at the source; empty when it could not be read
     * @param home home it was brought to; null when there is none
     * @param event id of the first report of its event; null when there is none
     */
    void tell(Fate fate, String source, String id, @Nullable String home, @Nullable String event);

    /** What one home has gathered goes to another, which the same company goes by now. */
    default void moved(String from, String to) {}

    /**
     * A signal is through all stages.
     *
     * @param millis since it came to the topic that it was read from last
     */
    default void passed(long millis) {}

    /**
     * A decision was told.
     *
     * @param millis since its event time; large where a history is fed in, negative when a sender's clock is fast
     */
    default void decided(Lane lane, Rule rule, long millis) {}

    /**
     * A timer has fired, in a stream of present events.
     *
     * @param millis since it was due
     */
    default void fired(long millis) {}

    /**
     * A touch or a verdict was given up: nobody has told of its account.
     *
     * @param verdict whether it was a verdict
     */
    default void strayed(boolean verdict) {}

    /**
     * What was learnt of a source.
     *
     * @param mean probability that one given rival sees what the source shows, 0 to 1
     */
    default void reach(String source, double mean) {}
}
