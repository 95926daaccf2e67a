package io.wildcatch.bench.run;

/**
 * What is measured.
 *
 * @param signals that go through in each round, {@value #FEWEST_SIGNALS} to 10 million
 * @param accounts companies that the signals are about, 1 to 500,000; at least one signal for each
 * @param guarantee of everybody who is measured
 * @param peer who is measured besides
 * @param rounds how often each is measured, 1 to 100
 */
public record BenchSettings(int signals, int accounts, Guarantee guarantee, Peer peer, int rounds) {

    public static final int FEWEST_SIGNALS = 100;

    public BenchSettings {
        within("--signals", signals, FEWEST_SIGNALS, 10_000_000);
        within("--accounts", accounts, 1, 500_000);
        within("--rounds", rounds, 1, 100);
        if (accounts > signals) {
            throw new IllegalArgumentException(
                    "--accounts: expected no more than signals (%,d), got %,d".formatted(signals, accounts));
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s: expected %,d to %,d, got %,d".formatted(name, least, most, value));
        }
    }
}
