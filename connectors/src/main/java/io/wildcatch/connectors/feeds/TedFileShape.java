package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.FeedJson.text;
import static io.wildcatch.connectors.feeds.FeedJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.feeds.TenderNotice.Stage;
import io.wildcatch.event.AccountRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tender notices as flat JSON Lines made from the journal's bulk files. */
final class TedFileShape {

    /** {@code 2015/S 129-238543}: year, issue, notice. */
    private static final Pattern REFERENCE = Pattern.compile("(\\d{4})/S \\d+-0*(\\d+)");

    private TedFileShape() {}

    static boolean fits(JsonNode record) {
        return record.has("doc_id") && record.has("pub_date");
    }

    static TenderNotice read(JsonNode record, Instant published) {
        String number = TedMapper.number(text(record, "doc_id").orElse(""));
        String type = text(record, "doc_type").orElse("").toLowerCase(Locale.ROOT);
        List<String> references = references(record);
        boolean correction = type.contains("additional information") || type.contains("corrigend");
        return new TenderNotice(
                TedMapper.SOURCE,
                number,
                published,
                stage(type),
                endsProcedure(type) ? references.stream().findFirst() : Optional.empty(),
                correction ? references : List.of(),
                text(record, "object_title").or(() -> text(record, "title_en").map(TedMapper::withoutPrefix)),
                text(record, "short_descr"),
                TedMapper.url(number),
                buyer(record.path("buyer"), record),
                Optional.empty(),
                Map.of(
                        "cpv",
                                Optional.of(String.join(",", texts(record.path("cpv"))))
                                        .filter(cpv -> !cpv.isEmpty()),
                        "procedure", text(record, "procedure"),
                        "nature", text(record, "nature"),
                        "notice", text(record, "doc_type"),
                        "follows",
                                correction
                                        ? Optional.empty()
                                        : references.stream().findFirst().map(first -> "ted:" + first)));
    }

    private static Stage stage(String type) {
        if (type.contains("award")
                || type.contains("result")
                || type.contains("ex ante")
                || type.contains("modification")) {
            return Stage.AWARDED;
        }
        if (type.contains("qualification") || type.contains("purchasing system")) {
            return Stage.QUALIFICATION;
        }
        if (type.contains("without call")) {
            return Stage.PLANNED;
        }
        return type.contains("additional information") || type.contains("buyer profile") ? Stage.OTHER : Stage.OPEN;
    }

    /** An award or result, which names the call that it ends. A change of a contract is news of its own. */
    private static boolean endsProcedure(String type) {
        return type.contains("award") || type.contains("result");
    }

    private static List<AccountRef> buyer(JsonNode buyer, JsonNode record) {
        Optional<String> country =
                text(buyer, "country").or(() -> text(record, "country")).flatMap(Countries::of);
        Optional<String> name = text(buyer, "name");
        Optional<String> registryId =
                country.flatMap(code -> text(buyer, "national_id").flatMap(id -> RegistryId.of(code, id)));
        if (name.isEmpty() && registryId.isEmpty()) {
            return List.of();
        }
        return List.of(AccountRef.newBuilder()
                .setName(name.orElse(null))
                .setRegistryId(registryId.orElse(null))
                .setCountry(country.orElse(null))
                .setCity(text(buyer, "town").orElse(null))
                .build());
    }

    private static List<String> references(JsonNode record) {
        return texts(record.path("refs")).stream()
                .map(REFERENCE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(2) + "-" + match.group(1))
                .toList();
    }
}
