package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Public tenders of the European Union: one signal for each buyer of a notice. Reads the search API's notices and
 * those of the bulk files.
 */
public final class TedMapper implements FeedMapper {

    static final String SOURCE = "ted";

    @Override
    public MapOutcome map(JsonNode record) {
        boolean api = TedApiShape.fits(record);
        if (!api && !TedFileShape.fits(record)) {
            return rejected("not a notice", "expected publication-number, or doc_id and pub_date");
        }
        Optional<Instant> published =
                text(record, "publication-date", "pub_date").flatMap(FeedTime::parse);
        if (published.isEmpty()) {
            return rejected("no publication date", "expected a date between 1970 and 2099");
        }
        TenderNotice notice =
                api ? TedApiShape.read(record, published.get()) : TedFileShape.read(record, published.get());
        return notice.toOutcome();
    }

    static String url(String number) {
        return "https://ted.europa.eu/en/notice/-/detail/" + number;
    }

    /** Without leading zeros, as the journal's own references write it: {@code 123456-2026}. */
    static String number(String raw) {
        return raw.replaceFirst("^0+(?=\\d)", "");
    }

    /** Without the {@code Country – Place – category –} that every title begins with. */
    static String withoutPrefix(String title) {
        String[] parts = title.split("\\s[–—-]\\s", 3);
        return parts[parts.length - 1].strip();
    }
}
