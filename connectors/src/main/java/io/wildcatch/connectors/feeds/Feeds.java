package io.wildcatch.connectors.feeds;

import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import java.util.List;
import java.util.Optional;

/** Every feed that can be read. */
public final class Feeds {

    private static final List<Feed> ALL = List.of(
            new Feed(
                    BodaccMapper.SOURCE,
                    "French legal notices: the public API's records, or flat JSON Lines of the bulk files",
                    Feed.Format.JSON,
                    List.of(source(BodaccMapper.SOURCE, SourceClass.PUBLIC, BodaccMapper.SOURCE, 2)),
                    file -> new BodaccMapper()),
            new Feed(
                    BoampMapper.SOURCE,
                    "French public tenders: the public API's records",
                    Feed.Format.JSON,
                    List.of(source(BoampMapper.SOURCE, SourceClass.PUBLIC, "tenders", 1)),
                    file -> new BoampMapper()),
            new Feed(
                    TedMapper.SOURCE,
                    "EU public tenders: the search API's notices, or flat JSON Lines of the bulk files",
                    Feed.Format.JSON,
                    List.of(source(TedMapper.SOURCE, SourceClass.PUBLIC, "tenders", 1)),
                    file -> new TedMapper()),
            new Feed(
                    "surge-csv",
                    "Weekly topic surges: CSV with Company Name, Domain, Topic, Composite Score; date in a column or the"
                            + " file's name",
                    Feed.Format.CSV,
                    List.of(source(SurgeCsvMapper.SOURCE, SourceClass.SYNDICATED, SurgeCsvMapper.SOURCE, 1)),
                    SurgeCsvMapper::new),
            new Feed(
                    "csv",
                    "Signals as a table: columns named like a signal's fields, others become attributes",
                    Feed.Format.CSV,
                    List.of(),
                    file -> new SignalCsvMapper()),
            new Feed(
                    "segment",
                    "Web events in the shape of Segment's tracker",
                    Feed.Format.JSON,
                    List.of(source(WebEvent.SOURCE, SourceClass.FIRST_PARTY, WebEvent.SOURCE, 1)),
                    file -> new SegmentMapper()),
            new Feed(
                    "snowplow",
                    "Web events in the shape of Snowplow's enriched events, as JSON",
                    Feed.Format.JSON,
                    List.of(source(WebEvent.SOURCE, SourceClass.FIRST_PARTY, WebEvent.SOURCE, 1)),
                    file -> new SnowplowMapper()),
            new Feed(
                    "cloudevents",
                    "CloudEvents 1.0, structured or batched JSON, whose data is a signal",
                    Feed.Format.JSON,
                    List.of(),
                    file -> new CloudEventsMapper()),
            new Feed(
                    SireneMapper.FEED,
                    "French company register: legal units of the API or the bulk CSV turned to JSON; companies only",
                    Feed.Format.JSON,
                    List.of(),
                    file -> new SireneMapper()),
            new Feed(
                    "sirene-csv",
                    "French company register: legal units of the bulk CSV; companies only",
                    Feed.Format.CSV,
                    List.of(),
                    file -> new SireneMapper()),
            new Feed(
                    EdgarMapper.SOURCE,
                    "US filings of form 8-K: JSON with cik, accessionNumber, form, filingDate, items",
                    Feed.Format.JSON,
                    List.of(source(EdgarMapper.SOURCE, SourceClass.PUBLIC, "filings", 1)),
                    file -> new EdgarMapper()),
            new Feed(
                    GdeltMapper.SOURCE,
                    "News that name organisations: GKG 2.1, 27 columns between tabs",
                    Feed.Format.TSV,
                    List.of(source(GdeltMapper.SOURCE, SourceClass.PUBLIC, "news", 1)),
                    file -> new GdeltMapper()),
            new Feed(
                    BuyerIntentMapper.SOURCE,
                    "Buyer intent of a review site: JSON with category, company_name, company_domain, start_date, end_date",
                    Feed.Format.JSON,
                    List.of(source(BuyerIntentMapper.SOURCE, SourceClass.SYNDICATED, BuyerIntentMapper.SOURCE, 1)),
                    file -> new BuyerIntentMapper()));

    private Feeds() {}

    public static List<Feed> all() {
        return ALL;
    }

    /** What users call them. */
    public static List<String> names() {
        return ALL.stream().map(Feed::name).toList();
    }

    /** Whether the feed of this name holds companies, and no signals. */
    public static boolean companiesOnly(String name) {
        return name.equals(SireneMapper.FEED) || name.equals("sirene-csv");
    }

    public static Optional<Feed> named(String name) {
        return ALL.stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    private static Source source(String id, SourceClass sourceClass, String family, double pickupDays) {
        return Source.newBuilder()
                .setId(id)
                .setClass$(sourceClass)
                .setFamily(family)
                .setPickupDays(pickupDays)
                .build();
    }
}
