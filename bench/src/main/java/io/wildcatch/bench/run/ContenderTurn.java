package io.wildcatch.bench.run;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.bench.result.Measured;
import java.util.List;
import java.util.function.Consumer;

/**
 * One of those who are measured.
 *
 * @param run does it
 * @param name for people, and in topics
 * @param contender who it is
 * @param input that goes through
 * @param accounts that the input is about
 * @param probes sent gently afterwards; none: latency isn't taken
 * @param results are told of each round but the one that warms up
 */
record ContenderTurn(
        Round run,
        String name,
        Contender contender,
        MarketInput input,
        int accounts,
        List<Message> probes,
        Consumer<Measured> results)
        implements Turn {

    @Override
    public void take(int round) throws Exception {
        Measured measured = run.run(contender, input, accounts, probes, round, name);
        if (round > 0) {
            results.accept(measured);
        }
    }
}
