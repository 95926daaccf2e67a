package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * US filings of form 8-K: one signal for each kind of news in a filing.
 *
 * <p>An amendment repeats its original and doesn't name it. What both share is the company and the day that they report
 * on, which stands in the field {@code reportDate} or in the name of the primary document ({@code otter-20260105.htm}): from
 * them a first filing has its {@code reference}, and an amendment what it {@code corrects}.
 */
public final class EdgarMapper implements FeedMapper {

    static final String SOURCE = "edgar-8k";

    private static final Map<String, String> KINDS = Map.of(
            "5.02", "APPOINTMENT",
            "1.01", "LEGAL_NOTICE",
            "2.01", "LEGAL_NOTICE");
    private static final Map<String, Double> STRENGTHS = Map.of("APPOINTMENT", 0.5, "LEGAL_NOTICE", 0.3, "PRESS", 0.1);
    private static final Map<String, String> TITLES = Map.of(
            "APPOINTMENT", "Change of officers",
            "LEGAL_NOTICE", "Agreement or acquisition",
            "PRESS", "Filing");
    private static final Pattern ITEM = Pattern.compile("\\d{1,2}\\.\\d{2}");
    private static final Pattern DATE_IN_DOCUMENT = Pattern.compile("(?<!\\d)(20\\d{2})-?(\\d{2})-?(\\d{2})(?!\\d)");
    private static final Pattern CIK = Pattern.compile("\\d{1,10}");

    @Override
    public MapOutcome map(JsonNode record) {
        String form = text(record, "form").orElse("");
        Optional<String> number = text(record, "accessionNumber");
        if (number.isEmpty() || form.isEmpty()) {
            return rejected("not a filing", "expected accessionNumber and form");
        }
        if (!form.equals("8-K") && !form.equals("8-K/A")) {
            return rejected("another form", "expected 8-K or 8-K/A");
        }
        Optional<Instant> filed = text(record, "acceptanceDateTime", "filingDate")
                .flatMap(FeedTime::parse)
                .or(() -> text(record, "filingDate").flatMap(FeedTime::parse));
        if (filed.isEmpty()) {
            return rejected("no filing date", "expected acceptanceDateTime or filingDate between 1970 and 2099");
        }
        Optional<String> cik =
                text(record, "cik").filter(given -> CIK.matcher(given).matches());
        if (cik.isEmpty()) {
            return rejected("no company", "expected cik: one to ten digits");
        }
        return new MapOutcome.Mapped(
                signals(record, number.get(), form.equals("8-K/A"), filed.get(), cik.get()), List.of());
    }

    private static List<Signal> signals(JsonNode record, String number, boolean amends, Instant filed, String cik) {
        Map<String, Set<String>> byKind = itemsByKind(record);
        AccountRef company = AccountRef.newBuilder()
                .setRegistryId("US:CIK" + cik.replaceFirst("^0+(?=\\d)", ""))
                .setName(text(record, "companyName", "entityName", "name").orElse(null))
                .setCountry("US")
                .build();
        List<Signal> signals = new ArrayList<>();
        byKind.forEach((kind, items) -> signals.add(Signal.newBuilder()
                .setId("edgar:" + number + (byKind.size() > 1 ? "#" + kind : ""))
                .setSource(SOURCE)
                .setKind(kind)
                .setOccurredAt(filed)
                .setObservedAt(filed)
                .setAccount(company)
                .setStrength(STRENGTHS.get(kind))
                .setTitle(TITLES.get(kind))
                .setUrl(url(record, number, cik))
                .setAttributes(attributes(record, number, amends, company.getRegistryId(), kind, items))
                .build()));
        return signals;
    }

    /** Every kind once, with the items that say it; a filing without items of interest is news all the same. */
    private static Map<String, Set<String>> itemsByKind(JsonNode record) {
        Map<String, Set<String>> byKind = new LinkedHashMap<>();
        for (String text : FeedJson.texts(record.path("items"))) {
            Matcher item = ITEM.matcher(text);
            while (item.find()) {
                String kind = KINDS.get(item.group());
                if (kind != null) {
                    byKind.computeIfAbsent(kind, unseen -> new LinkedHashSet<>())
                            .add(item.group());
                }
            }
        }
        return byKind.isEmpty() ? Map.of("PRESS", Set.of()) : byKind;
    }

    private static Map<String, String> attributes(
            JsonNode record, String number, boolean amends, String company, String kind, Set<String> items) {
        String own = "edgar:" + number + ":" + kind;
        Optional<String> original =
                text(record, "originalAccessionNumber", "amends").map(earlier -> "edgar:" + earlier + ":" + kind);
        Optional<String> shared = reportDay(record).map(day -> "edgar:" + company + ":" + day + ":" + kind);
        return Notices.attributes(Map.of(
                "reference", Optional.of(amends ? own : shared.orElse(own)),
                "corrects", amends ? original.or(() -> shared) : Optional.empty(),
                "form", text(record, "form"),
                "items", Optional.of(String.join(",", items)).filter(all -> !all.isEmpty())));
    }

    private static Optional<String> reportDay(JsonNode record) {
        return text(record, "reportDate", "periodOfReport", "primaryDocument").flatMap(text -> {
            Matcher day = DATE_IN_DOCUMENT.matcher(text);
            return day.find() ? Optional.of(day.group(1) + day.group(2) + day.group(3)) : Optional.empty();
        });
    }

    private static String url(JsonNode record, String number, String cik) {
        return "https://www.sec.gov/Archives/edgar/data/" + cik.replaceFirst("^0+(?=\\d)", "") + "/"
                + number.replace("-", "")
                + text(record, "primaryDocument")
                        .map(document -> "/" + document)
                        .orElse("");
    }
}
