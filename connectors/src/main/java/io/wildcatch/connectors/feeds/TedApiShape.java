package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.FeedJson.textOf;
import static io.wildcatch.connectors.feeds.FeedJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.TenderNotice.Stage;
import io.wildcatch.event.AccountRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tender notices as the search API gives them: any field a text or an array, texts by language.
 *
 * <p>Language maps are read in English first, then in the language that comes first.
 */
final class TedApiShape {

    private static final String ENGLISH = "eng";

    private TedApiShape() {}

    static boolean fits(JsonNode record) {
        return record.has("publication-number");
    }

    static TenderNotice read(JsonNode record, Instant published) {
        String number = TedMapper.number(text(record, "publication-number").orElse(""));
        String type = text(record, "notice-type").orElse("");
        boolean correction = type.startsWith("corr") || record.has("change-notice-version-identifier");
        List<String> previous = texts(record.path("previous-notice")).stream()
                .map(TedMapper::number)
                .toList();
        return new TenderNotice(
                TedMapper.SOURCE,
                number,
                published,
                stage(type),
                procedure(record, type, previous),
                correction ? previous : List.of(),
                byLanguage(record.path("notice-title")).stream().findFirst().map(TedMapper::withoutPrefix),
                byLanguage(record.path("description-lot")).stream().findFirst(),
                textOf(record.path("links").path("html").path("ENG")).orElse(TedMapper.url(number)),
                buyers(record),
                text(record, "deadline-receipt-tender-date-lot", "deadline-receipt-request"),
                Map.of(
                        "cpv",
                                Optional.of(String.join(",", texts(record.path("classification-cpv"))))
                                        .filter(cpv -> !cpv.isEmpty()),
                        "notice", text(record, "notice-type"),
                        "place", text(record, "place-of-performance")));
    }

    /** What all notices of a procedure share where they say so; else what an award says of the call that it ends. */
    private static Optional<String> procedure(JsonNode record, String type, List<String> previous) {
        return text(record, "procedure-identifier")
                .or(() -> type.startsWith("can") ? previous.stream().findFirst() : Optional.empty());
    }

    private static Stage stage(String type) {
        if (type.startsWith("can") || type.startsWith("veat")) {
            return Stage.AWARDED;
        }
        if (type.startsWith("pin") || type.startsWith("pmc")) {
            return Stage.PLANNED;
        }
        if (type.startsWith("qu")) {
            return Stage.QUALIFICATION;
        }
        return type.startsWith("cn") || type.startsWith("subco") ? Stage.OPEN : Stage.OTHER;
    }

    /** Names and countries stand in parallel; one country for several names is the country of all. */
    private static List<AccountRef> buyers(JsonNode record) {
        List<String> names = byLanguage(record.path("buyer-name"));
        List<String> countries = texts(record.path("buyer-country"));
        List<String> cities = byLanguage(record.path("buyer-city"));
        List<AccountRef> buyers = new ArrayList<>();
        for (String name : names) {
            int at = buyers.size();
            buyers.add(AccountRef.newBuilder()
                    .setName(name)
                    .setCountry(parallel(countries, at, names.size())
                            .flatMap(Countries::of)
                            .orElse(null))
                    .setCity(parallel(cities, at, names.size()).orElse(null))
                    .build());
        }
        return buyers;
    }

    private static Optional<String> parallel(List<String> values, int at, int length) {
        if (values.size() == length) {
            return Optional.of(values.get(at));
        }
        return values.stream().distinct().count() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static List<String> byLanguage(JsonNode node) {
        if (!node.isObject()) {
            return texts(node);
        }
        if (node.has(ENGLISH)) {
            return texts(node.path(ENGLISH));
        }
        Iterator<JsonNode> languages = node.elements();
        return languages.hasNext() ? texts(languages.next()) : List.of();
    }
}
