package io.wildcatch.local.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.wildcatch.local.feeds.JsonLines;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/** Writes a market as the files of a workspace. */
public final class MarketFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * What was written.
     *
     * @param buyers companies that buy, of which {@code quiet} quietly
     */
    public record Written(
            long accounts, long people, long signals, long touches, long verdicts, long buyers, long quiet) {}

    private MarketFiles() {}

    /** Reference data only: sources, offerings, sellers, accounts and people. */
    public static void writeReference(Market market, Path dir) throws IOException {
        OutputFiles.folder(dir);
        writeShortLists(market, dir);
        try (JsonLines accounts = JsonLines.create(dir.resolve("accounts.jsonl"));
                JsonLines people = JsonLines.create(dir.resolve("people.jsonl"))) {
            for (Company company : (Iterable<Company>) market.companies()::iterator) {
                writeKnown(company, accounts, people);
            }
        }
    }

    /**
     * The whole history with its truth.
     *
     * @param progress told the number of companies so far
     */
    public static Written writeHistory(Market market, Path dir, LongConsumer progress) throws IOException {
        OutputFiles.folder(dir);
        writeShortLists(market, dir);
        writeTrueReach(market, dir.resolve("truth-sources.json"));
        MarketSettings settings = market.settings();
        try (History history = new History(dir);
                ByTime signals = ByTime.of(settings.start(), settings.end(), settings.days())) {
            for (Company company : (Iterable<Company>) market.companies()::iterator) {
                history.write(market, company, signals);
                progress.accept(company.index() + 1L);
            }
            return history.written(signals.writeTo(dir.resolve("signals.jsonl")));
        }
    }

    private static void writeShortLists(Market market, Path dir) throws IOException {
        writeArray(dir.resolve("sources.json"), market.sources());
        writeArray(dir.resolve("offerings.json"), market.offerings());
        writeArray(dir.resolve("sellers.json"), market.sellers());
    }

    /** What reach the sources really have, {@code [{"source":"site","reach":0.01,"pickupDays":2.0}]}. */
    private static void writeTrueReach(Market market, Path file) throws IOException {
        ArrayNode array = MAPPER.createArrayNode();
        for (Outlet outlet : market.settings().style().outlets()) {
            array.addObject()
                    .put("source", outlet.id())
                    .put("reach", market.reach(outlet))
                    .put("pickupDays", outlet.pickupDays());
        }
        OutputFiles.write(file, () -> MAPPER.writeValue(file.toFile(), array));
    }

    private static void writeArray(Path file, List<? extends SpecificRecord> records) throws IOException {
        ArrayNode array = MAPPER.createArrayNode();
        records.forEach(record -> array.add(RecordJson.write(record)));
        OutputFiles.write(file, () -> MAPPER.writeValue(file.toFile(), array));
    }

    private static long writeKnown(Company company, JsonLines accounts, JsonLines people) throws IOException {
        long written = 0;
        if (company.inCrm()) {
            accounts.write(company.toAccount());
            for (Human human : company.people()) {
                if (human.inCrm()) {
                    people.write(human.toPerson(company.accountId()));
                    written++;
                }
            }
        }
        return written;
    }

    private static final class History implements AutoCloseable {
        private final JsonLines accounts;
        private final JsonLines people;
        private final JsonLines touches;
        private final JsonLines verdicts;
        private final JsonLines truth;
        private long accountCount;
        private long peopleCount;
        private long touchCount;
        private long verdictCount;
        private long buyers;
        private long quiet;

        History(Path dir) throws IOException {
            accounts = JsonLines.create(dir.resolve("accounts.jsonl"));
            people = JsonLines.create(dir.resolve("people.jsonl"));
            touches = JsonLines.create(dir.resolve("touches.jsonl"));
            verdicts = JsonLines.create(dir.resolve("verdicts.jsonl"));
            truth = JsonLines.create(dir.resolve("truth.jsonl"));
        }

        void write(Market market, Company company, ByTime signals) throws IOException {
            accountCount += company.inCrm() ? 1 : 0;
            peopleCount += writeKnown(company, accounts, people);
            Story story = market.story(company);
            for (Report report : story.reports()) {
                signals.add(report.signal());
            }
            List<Instant> rivals = market.rivalsOf(story);
            writeAftermath(new Aftermath(market.settings(), story, rivals));
            truth.write(Truth.of(story, rivals));
            buyers += company.role().buys() ? 1 : 0;
            quiet += company.role() == Role.QUIET_BUYER ? 1 : 0;
        }

        private void writeAftermath(Aftermath aftermath) throws IOException {
            for (var touch : aftermath.touches()) {
                touches.write(touch);
                touchCount++;
            }
            for (var verdict : aftermath.verdicts()) {
                verdicts.write(verdict);
                verdictCount++;
            }
        }

        Written written(long signals) {
            return new Written(accountCount, peopleCount, signals, touchCount, verdictCount, buyers, quiet);
        }

        @Override
        public void close() throws IOException {
            try (accounts;
                    people;
                    touches;
                    verdicts) {
                truth.close();
            }
        }
    }
}
