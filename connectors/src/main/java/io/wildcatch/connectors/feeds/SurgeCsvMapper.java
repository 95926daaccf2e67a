package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.Account;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.AccountStatus;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.Domains;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Weekly files of topic surges: a company reads more about a topic than it usually does. Scores go from 0 to 100 and
 * compare with the company's own baseline; below 60 there is no surge.
 *
 * <p>The files carry no date in most editions; it is taken from a column {@code Date} or {@code Week}, else from the
 * file's name.
 */
public final class SurgeCsvMapper implements FeedMapper {

    static final String SOURCE = "surge";
    private static final double SURGES_FROM = 60;
    private static final Pattern DATE_IN_NAME = Pattern.compile("(20\\d{2})-?(\\d{2})-?(\\d{2})");
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+");

    private final Optional<Instant> dateOfFile;

    public SurgeCsvMapper(String fileName) {
        Matcher date = DATE_IN_NAME.matcher(fileName);
        this.dateOfFile = date.find()
                ? FeedTime.parse(date.group(1) + "-" + date.group(2) + "-" + date.group(3))
                : Optional.empty();
    }

    @Override
    public MapOutcome map(JsonNode row) {
        Map<String, String> columns = columns(row);
        Optional<String> topic = Optional.ofNullable(columns.get("topic"));
        Optional<Double> score = number(columns.getOrDefault("compositescore", columns.getOrDefault("score", "")));
        if (topic.isEmpty() || score.isEmpty() || score.get() > 100 || score.get() < 0) {
            return rejected("not a surge row", "expected columns Topic and Composite Score (0 to 100)");
        }
        if (score.get() < SURGES_FROM) {
            return rejected("no surge", "score below 60");
        }
        Optional<Instant> date = Optional.ofNullable(columns.getOrDefault("date", columns.get("week")))
                .flatMap(FeedTime::parse)
                .or(() -> dateOfFile);
        if (date.isEmpty()) {
            return rejected("no date", "expected a column Date or Week, or a file name such as surge-2026-01-05.csv");
        }
        AccountRef company = company(columns);
        if (!SignalRecords.namesCompany(company)) {
            return rejected("no company", "expected Domain or Company Name");
        }
        Signal signal = signal(columns, company, topic.get(), score.get(), date.get());
        return new MapOutcome.Mapped(List.of(signal), account(columns, company));
    }

    private static Signal signal(
            Map<String, String> columns, AccountRef company, String topic, double score, Instant date) {
        String who = Optional.ofNullable(company.getDomain()).orElse(String.valueOf(company.getName()));
        String day = date.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return Signal.newBuilder()
                .setId("surge:" + who + ":" + topic.toLowerCase(Locale.ROOT) + ":" + day)
                .setSource(SOURCE)
                .setKind("TOPIC_SURGE")
                .setOccurredAt(date)
                .setObservedAt(date)
                .setAccount(company)
                .setStrength(score / 100)
                .setTitle("Surge: " + topic)
                .setAttributes(Notices.attributes(Map.of(
                        "topic", Optional.of(topic),
                        "category", Optional.ofNullable(columns.get("category")),
                        "metro", Optional.ofNullable(columns.getOrDefault("metro", columns.get("metroarea"))))))
                .build();
    }

    private static AccountRef company(Map<String, String> columns) {
        return AccountRef.newBuilder()
                .setDomain(Optional.ofNullable(columns.get("domain"))
                        .flatMap(Domains::ofCompany)
                        .orElse(null))
                .setName(columns.getOrDefault("companyname", columns.get("company")))
                .setCountry(Optional.ofNullable(columns.get("country"))
                        .flatMap(Countries::of)
                        .orElse(null))
                .build();
    }

    private static List<Account> account(Map<String, String> columns, AccountRef company) {
        if (company.getDomain() == null) {
            return List.of();
        }
        return List.of(Account.newBuilder()
                .setId("domain:" + company.getDomain())
                .setName(company.getName())
                .setDomains(List.of(company.getDomain()))
                .setCountry(company.getCountry())
                .setIndustry(columns.get("industry"))
                .setEmployees(employees(columns.getOrDefault("size", "")))
                .setStatus(AccountStatus.PROSPECT)
                .build());
    }

    /** {@code Large (1,000 - 5,000)} gives the lower bound. */
    private static @Nullable Integer employees(String size) {
        Matcher number = FIRST_NUMBER.matcher(size.replace(",", ""));
        return number.find() && number.group().length() < 8 ? Integer.valueOf(number.group()) : null;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Texts by column, names in lower case without spaces, so that editions may differ in them. */
    private static Map<String, String> columns(JsonNode row) {
        Map<String, String> columns = new HashMap<>();
        row.properties()
                .forEach(column -> FeedJson.textOf(column.getValue())
                        .ifPresent(value -> columns.put(
                                column.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""), value)));
        return columns;
    }
}
