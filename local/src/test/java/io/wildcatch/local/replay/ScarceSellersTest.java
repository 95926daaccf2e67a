package io.wildcatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.local.lab.Evaluation;
import io.wildcatch.local.market.SimulateCommand;
import io.wildcatch.streams.domain.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A market with more opportunities than its sellers can take on. */
class ScarceSellersTest {

    private static final String SELLERS =
            "[{\"id\":\"one\",\"maxOpen\":1},{\"id\":\"two\",\"maxOpen\":1,\"weight\":2}]";

    @TempDir
    private Path folder;

    @Test
    void shouldGiveNobodyMoreThanTheyCanTakeAndServeWhatWaitsLaterInAnyOrderOfLines() throws Exception {
        Path market = folder.resolve("market");
        assertThat(new CommandLine(new SimulateCommand())
                        .execute("--out", market.toString(), "--accounts", "1500", "--days", "45", "--seed", "5"))
                .isZero();
        Files.writeString(market.resolve("sellers.json"), SELLERS);
        Path first = replay(market, "first");
        for (String file : List.of("signals", "touches", "verdicts", "accounts")) {
            shuffle(market.resolve(file + ".jsonl"));
        }
        Path second = replay(market, "second");

        assertThat(second.resolve("decisions.jsonl")).hasSameBinaryContentAs(first.resolve("decisions.jsonl"));
        JsonNode rules = new ObjectMapper()
                .readTree(Evaluation.of(first, market.resolve("truth.jsonl"), Optional.of(market), Policy.defaults())
                        .toJson())
                .get("rules");
        assertThat(rules.get("breaches")).isEmpty();
        assertThat(rules.at("/capacity/over")).isEmpty();
        assertThat(rules.at("/capacity/most/one").asInt()).isEqualTo(1);
        assertThat(rules.at("/suppression/byRule/capacity").asInt()).isPositive();
        assertThat(rules.at("/suppression/back").asInt()).isPositive();
    }

    private Path replay(Path market, String name) {
        Path out = folder.resolve(name);
        assertThat(new CommandLine(new ReplayCommand()).execute("--in", market.toString(), "--out", out.toString()))
                .isZero();
        return out;
    }

    private static void shuffle(Path file) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(lines, new Random(3));
        Files.write(file, lines);
    }
}
