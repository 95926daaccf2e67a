package io.wildcatch.local.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;

/** The rows of a table with a header, separated by commas, semicolons or tabs: whatever its header has most of. */
final class CsvRecords {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.IGNORE_TRAILING_UNMAPPABLE)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final int LONGEST_HEADER = 1 << 15;

    private final FeedFile file;
    private final RecordSink sink;

    CsvRecords(FeedFile file, RecordSink sink) {
        this.file = file;
        this.sink = sink;
    }

    void read() throws IOException {
        try (BufferedReader reader = file.open()) {
            CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator(reader));
            MappingIterator<JsonNode> rows =
                    MAPPER.readerFor(JsonNode.class).with(schema).readValues(reader);
            while (readRow(rows)) {
                // each row as it comes
            }
        }
    }

    private boolean readRow(MappingIterator<JsonNode> rows) throws IOException {
        long line = rows.getCurrentLocation().getLineNr();
        try {
            if (!rows.hasNextValue()) {
                return false;
            }
            line = rows.getCurrentLocation().getLineNr();
            sink.record(line, rows.nextValue());
            return true;
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            sink.malformed(line, "expected a row with the columns of the header, quotes closed");
            // a flaw that doesn't move the reader on would be met for ever
            return rows.getCurrentLocation().getLineNr() > line;
        }
    }

    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER + 1);
        char best = ',';
        int most = 0;
        int[] counts = new int[128];
        for (int i = 0, c = reader.read(); i < LONGEST_HEADER && c >= 0 && c != '\n'; i++, c = reader.read()) {
            if (c < counts.length && ++counts[c] > most && (c == ',' || c == ';' || c == '\t')) {
                most = counts[c];
                best = (char) c;
            }
        }
        reader.reset();
        return best;
    }
}
