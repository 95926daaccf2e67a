package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Fate;
import org.jspecify.annotations.Nullable;

/** Is told what became of every signal; called by many threads. */
@FunctionalInterface
public interface FateMeter {

    /**
     * @param fate what became of it
     * @param source source of the signal; empty when it could not be read
     * @param id id at the source; empty when it could not be read
     * @param home home it was brought to; null when there is none
     * @param event id of the first report of its event; null when there is none
     */
    void tell(Fate fate, String source, String id, @Nullable String home, @Nullable String event);
}
