package io.wildcatch.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All figures of a run, as the file has them.
 *
 * @param machine where it was measured
 * @param signals in each round
 * @param accounts that they are about
 * @param guarantee of all, in the words of Kafka Streams
 * @param conditions what was the same for all
 * @param rounds of those who were measured
 * @param wide the pipeline with 16 times the accounts
 * @param roundTrips of records that were written and read back
 */
@JsonPropertyOrder({
    "machine",
    "signals",
    "accounts",
    "guarantee",
    "conditions",
    "rounds",
    "ratios",
    "wide",
    "roundTrips"
})
public record BenchResult(
        Machine machine,
        int signals,
        int accounts,
        String guarantee,
        Map<String, Integer> conditions,
        List<Measured> rounds,
        List<Measured> wide,
        List<RoundTrip> roundTrips) {

    public BenchResult {
        rounds = List.copyOf(rounds);
        wide = List.copyOf(wide);
        roundTrips = List.copyOf(roundTrips);
    }

    /** Medians of paired rounds. */
    @JsonProperty
    public Ratios ratios() {
        return Ratios.of(rounds, wide, roundTrips);
    }

    /** Whether the outputs of all rounds were found right. */
    @JsonIgnore
    public boolean isVerified() {
        return Stream.concat(rounds.stream(), wide.stream()).allMatch(Measured::verified);
    }
}
