package io.wildcatch.bench.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which companies can be compared: those that nothing reaches by a second trip. */
class HomesTest {

    @TempDir
    private Path folder;

    private final Map<String, String> moves = new HashMap<>();

    @Test
    void shouldCompareWhatIsAlwaysAtHome() throws Exception {
        assertThat(alwaysAtHome(
                        signal("1", "acme.fr", null, "Acme SA", "acme.fr"),
                        signal("2", "acme.fr", "FR:1", null, "acme.fr"),
                        signal("3", "other.fr", null, "Other", "other.fr")))
                .containsExactlyInAnyOrder("domain:acme.fr", "domain:other.fr");
    }

    @Test
    void shouldNotCompareWhatCameByAnotherKey() throws Exception {
        assertThat(alwaysAtHome(
                        signal("1", "acme.fr", null, null, "acme.fr"),
                        signal("2", null, "FR:1", null, "acme.fr"),
                        signal("3", "other.fr", null, "Other", "other.fr")))
                .containsExactly("domain:other.fr");
    }

    @Test
    void shouldNotCompareWhatWasAnotherHomeFirst() throws Exception {
        moves.put("FR:1", "acme.fr");
        moves.put("FR:2", "beta.fr");

        assertThat(alwaysAtHome(
                        signal("1", "acme.fr", "FR:1", null, "acme.fr"),
                        signal("2", null, "FR:1", null, "FR:1"),
                        signal("3", "beta.fr", null, "Beta SA", "beta.fr"),
                        signal("4", null, "FR:2", "BETA", "FR:2"),
                        signal("5", "other.fr", null, "Other", "other.fr")))
                .containsExactly("domain:other.fr");
    }

    private record Row(Message message, String signal, String fate) {}

    private static Row signal(String id, String domain, String number, String name, String home) {
        String signal = """
                {"id":"%s","source":"site","account":{"domain":%s,"registryId":%s,"name":%s}}""".formatted(id, json(domain), json(number), json(name));
        String fate = "{\"source\":\"site\",\"id\":\"%s\",\"home\":\"%s\"}".formatted(id, home);
        return new Row(new Message("site/" + id, domain == null ? number : domain, new byte[0]), signal, fate);
    }

    private static String json(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private Set<String> alwaysAtHome(Row... rows) throws Exception {
        List<Row> all = List.of(rows);
        Files.writeString(folder.resolve("sources.json"), "[]");
        Files.write(
                folder.resolve("signals.jsonl"), all.stream().map(Row::signal).toList());
        Path fates = Files.write(
                folder.resolve("fates.jsonl"), all.stream().map(Row::fate).toList());
        return Homes.alwaysAtHome(
                new MarketInput(folder, all.stream().map(Row::message).toList(), Instant.EPOCH), fates, moves);
    }
}
