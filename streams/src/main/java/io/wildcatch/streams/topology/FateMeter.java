package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Fate;

/** Is told what became of every signal; called by many threads. */
@FunctionalInterface
public interface FateMeter {
    void count(Fate fate);
}
