package io.wildcatch.connectors.opendata;

import io.wildcatch.connectors.Version;
import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.feeds.Feeds;
import io.wildcatch.connectors.opendata.DailyReader.Feeding;
import io.wildcatch.connectors.opendata.Provider.Asked;
import io.wildcatch.connectors.source.Findings;
import io.wildcatch.connectors.source.SourceSettings;
import io.wildcatch.connectors.source.Validators;
import io.wildcatch.schemas.http.HeaderValue;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The options of {@link OpenDataSourceConnector}. */
final class OpenDataSourceConfig {

    static final String FEED = "feed";
    static final String URL = "url";
    static final String HOSTS = "allowed.hosts";
    static final String PLAIN = "allow.http";
    static final String FILTER = "api.filter";
    static final String FIELDS = "ted.fields";
    static final String FROM = "from.date";
    static final String OVERLAP = "overlap.days";
    static final String POLL = "poll.interval.ms";
    static final String RATE = "requests.per.minute";
    static final String AGENT = "user.agent";
    static final String CREDENTIALS = "api.credentials";
    static final String CREDENTIALS_HEADER = "api.credentials.header";
    static final String ACCOUNTS = "accounts";

    private static final String GROUP = "Open data";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern CONTACT = Pattern.compile(".*[^\\s@]+@[^\\s@]+\\..*");

    static final ConfigDef DEFINITION = SourceSettings.addTo(manners(what()));

    private OpenDataSourceConfig() {}

    private static ConfigDef what() {
        return new ConfigDef()
                .define(
                        FEED,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Validators.oneOf(Provider::feeds),
                        Importance.HIGH,
                        "Whose open data is read.",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        "Feed",
                        Validators.recommending(Provider::feeds))
                .define(
                        FROM,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.of("expected a day such as 2026-01-05", OpenDataSourceConfig::isDate),
                        Importance.HIGH,
                        "First day to read, by date of publication, at the first start. Unset: today less"
                                + " overlap.days.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "From")
                .define(
                        FILTER,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Further condition, in the API's own query language, such as familleavis='creation' for"
                                + " bodacc.",
                        GROUP,
                        3,
                        Width.LONG,
                        "Filter")
                .define(
                        URL,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.of("expected an address with https", OpenDataSourceConfig::isUrl),
                        Importance.MEDIUM,
                        "Address of the API; unset: the public one of the feed. edgar-8k, g2 and surge-csv have none"
                                + " and need it, with {day} in it, and {offset} and {limit} where the list has pages.",
                        GROUP,
                        4,
                        Width.LONG,
                        "Address")
                .define(
                        FIELDS,
                        ConfigDef.Type.LIST,
                        TedApi.FIELDS,
                        Validators.filled("expected names of fields of the TED search"),
                        Importance.LOW,
                        "Fields that TED is asked for.",
                        GROUP,
                        5,
                        Width.LONG,
                        "TED fields")
                .define(
                        ACCOUNTS,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.MEDIUM,
                        "Whether companies that records identify are written to the topic accounts too. sirene needs"
                                + " it.",
                        GROUP,
                        6,
                        Width.SHORT,
                        "Accounts");
    }

    private static ConfigDef manners(ConfigDef definition) {
        definition
                .define(
                        CREDENTIALS,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Validators.of(
                                HeaderValue.EXPECTED, value -> HeaderValue.isPossible(((Password) value).value())),
                        Importance.MEDIUM,
                        "What the API asks for, sent as it is in the header api.credentials.header. Take it from a"
                                + " config provider, such as ${file:/secrets/insee.properties:key}.",
                        GROUP,
                        7,
                        Width.MEDIUM,
                        "Credentials")
                .define(
                        CREDENTIALS_HEADER,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.matching(HEADER, "expected the name of an HTTP header"),
                        Importance.LOW,
                        "Header for api.credentials; unset: the one of the feed's public API.",
                        GROUP,
                        8,
                        Width.MEDIUM,
                        "Credentials header")
                .define(
                        AGENT,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.filled("expected a name and a mail address, such as acme (data@acme.example)"),
                        Importance.MEDIUM,
                        "How requests name themselves. edgar-8k needs one with a mail address.",
                        GROUP,
                        9,
                        Width.MEDIUM,
                        "User agent")
                .define(
                        HOSTS,
                        ConfigDef.Type.LIST,
                        List.of(),
                        Validators.of(
                                "expected hosts such as api.example.com or *.example.com",
                                OpenDataSourceConfig::areHosts),
                        Importance.MEDIUM,
                        "Hosts that requests may go to; unset: that of the feed's public API.",
                        GROUP,
                        10,
                        Width.LONG,
                        "Allowed hosts")
                .define(
                        PLAIN,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether http will do, for a mirror on this machine or within a private network.",
                        GROUP,
                        11,
                        Width.SHORT,
                        "Allow http");
        Validators.number(definition, OVERLAP, 3, 0, 60, GROUP, 12, "How many days are read again, for late records.");
        Validators.number(
                definition, POLL, 900_000, 10, 604_800_000, GROUP, 13, "Pause after having read up to today, in ms.");
        return Validators.number(
                definition,
                RATE,
                60,
                1,
                60_000,
                GROUP,
                14,
                "Most requests a minute. After a 429 it waits as it is told.");
    }

    /** What no single option shows. */
    static Config check(Map<String, String> given, Config config) {
        Findings findings = new Findings(config);
        Provider.of(String.valueOf(findings.get(FEED))).ifPresent(provider -> check(provider, findings));
        return SourceSettings.check(given, config);
    }

    private static void check(Provider provider, Findings findings) {
        String url = text(findings.get(URL)).orElse(provider.url());
        if (url.isEmpty()) {
            findings.add(
                    URL,
                    URL + ": expected the list's address with {day} in it, since " + provider.feed()
                            + " has none that all use");
        } else if (findings.isFine(URL) || findings.get(URL) == null) {
            checkUrl(provider, url, findings);
        }
        if (Feeds.companiesOnly(provider.feed()) && !Boolean.TRUE.equals(findings.get(ACCOUNTS))) {
            findings.add(ACCOUNTS, ACCOUNTS + ": expected true, since this feed holds nothing but companies");
        }
        if (provider == Provider.EDGAR
                && !CONTACT.matcher(text(findings.get(AGENT)).orElse("")).matches()) {
            findings.add(AGENT, AGENT + ": expected a name and a mail address, which the provider demands");
        }
    }

    private static void checkUrl(Provider provider, String url, Findings findings) {
        if (provider.isList() && !url.contains(ListApi.DAY)) {
            findings.add(URL, URL + ": expected {day} in it, which stands for the day that is read");
        }
        List<String> hosts = hosts(provider, findings.get(HOSTS) instanceof List<?> all ? all : List.of());
        boolean plain = Boolean.TRUE.equals(findings.get(PLAIN));
        String objection = new AllowedHosts(hosts, plain).objection(ListApi.example(url));
        if (objection != null) {
            String option = objection.contains(HOSTS) ? HOSTS : URL;
            findings.add(option, option + ": " + objection);
        }
    }

    static Provider provider(AbstractConfig config) {
        return Provider.of(config.getString(FEED)).orElseThrow();
    }

    static Feeding feeding(AbstractConfig config) {
        Provider provider = provider(config);
        Asked asked = new Asked(
                text(config.getString(URL)).orElse(provider.url()), config.getString(FILTER), config.getList(FIELDS));
        return new Feeding(
                provider.feed(),
                provider.api(asked),
                Feeds.named(provider.feed()).orElseThrow().mapper(provider.feed()),
                Math.toIntExact(config.getLong(OVERLAP)),
                Duration.ofMillis(config.getLong(POLL)));
    }

    static HttpOptions http(AbstractConfig config) {
        Provider provider = provider(config);
        return new HttpOptions(
                new AllowedHosts(hosts(provider, config.getList(HOSTS)), config.getBoolean(PLAIN)),
                Duration.ofMinutes(1).dividedBy(config.getLong(RATE)),
                text(config.getString(AGENT)).orElse("wildcatch/" + Version.current()),
                text(config.getString(CREDENTIALS_HEADER)).orElse(provider.credentialsHeader()),
                Optional.ofNullable(config.getPassword(CREDENTIALS)));
    }

    /** The day to start with when nothing was read yet. */
    static LocalDate from(AbstractConfig config, LocalDate today) {
        return text(config.getString(FROM)).map(LocalDate::parse).orElse(today.minusDays(config.getLong(OVERLAP)));
    }

    private static List<String> hosts(Provider provider, Collection<?> given) {
        if (given.isEmpty()) {
            return provider.url().isEmpty()
                    ? List.of()
                    : List.of(URI.create(provider.url()).getHost());
        }
        return given.stream().map(host -> host.toString().strip()).toList();
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static boolean isDate(Object text) {
        try {
            return LocalDate.parse(text.toString()).getYear() >= 1970;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isUrl(Object text) {
        try {
            return ListApi.example(text.toString()).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areHosts(Object value) {
        return value instanceof Collection<?> all
                && all.stream().allMatch(host -> host.toString().matches("(\\*\\.)?[A-Za-z0-9.:\\[\\]-]+"));
    }
}
