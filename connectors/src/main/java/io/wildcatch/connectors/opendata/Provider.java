package io.wildcatch.connectors.opendata;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose open data can be read. */
enum Provider {
    BODACC(
            "bodacc",
            "https://bodacc-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/annonces-commerciales/records",
            "Authorization"),
    BOAMP(
            "boamp",
            "https://boamp-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/boamp/records",
            "Authorization"),
    TED("ted", "https://api.ted.europa.eu/v3/notices/search", "Authorization"),
    SIRENE("sirene", "https://api.insee.fr/api-sirene/3.11/siren", "X-INSEE-Api-Key-Integration"),
    EDGAR("edgar-8k", "", "Authorization"),
    G2("g2", "", "Authorization"),
    SURGE("surge-csv", "", "Authorization");

    private final String feed;
    private final String url;
    private final String credentialsHeader;

    Provider(String feed, String url, String credentialsHeader) {
        this.feed = feed;
        this.url = url;
        this.credentialsHeader = credentialsHeader;
    }

    static Optional<Provider> of(String feed) {
        return Arrays.stream(values()).filter(one -> one.feed.equals(feed)).findFirst();
    }

    static List<String> feeds() {
        return Arrays.stream(values()).map(Provider::feed).toList();
    }

    /** Name of the feed, whose mapper reads its records. */
    String feed() {
        return feed;
    }

    /** Where its public API is; empty when there is none that all use. */
    String url() {
        return url;
    }

    String credentialsHeader() {
        return credentialsHeader;
    }

    /** Whether addresses are templates with the day in them. */
    boolean isList() {
        return this == EDGAR || this == G2 || this == SURGE;
    }

    DailyApi api(Asked asked) {
        return switch (this) {
            case BODACC -> new ExploreApi(asked.uri(), "dateparution", "id", asked.filter);
            case BOAMP -> new ExploreApi(asked.uri(), "dateparution", "idweb", asked.filter);
            case TED -> new TedApi(asked.uri(), asked.filter, asked.fields);
            case SIRENE -> new SireneApi(asked.uri(), asked.filter);
            case EDGAR -> new ListApi(asked.url, "accessionNumber");
            case G2 -> new ListApi(asked.url, "id");
            case SURGE -> new TableApi(asked.url);
        };
    }

    /**
     * What a user wants of a provider.
     *
     * @param url of the API, or a template of one
     * @param filter further condition in the API's own language; may be empty
     * @param fields that TED is asked for
     */
    record Asked(String url, String filter, List<String> fields) {
        Asked {
            fields = List.copyOf(fields);
        }

        URI uri() {
            return URI.create(url);
        }
    }
}
