package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MadeRecords.json;
import static io.wildcatch.connectors.feeds.MadeRecords.object;
import static io.wildcatch.connectors.feeds.MadeRecords.without;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What vendors, trackers and users of our own send. No company, person or notice in them exists. */
final class VendorFeeds {

    private VendorFeeds() {}

    static MadeFeed surge() {
        return new MadeFeed("surge-csv")
                .signals(1, (n, r) -> surgeRow(n, "72"))
                .signals(1, (n, r) -> surgeRow(n, "60").put("Metro", "Lyon[70]|Paris[61]"))
                .signals(
                        1,
                        (n, r) -> surgeRow(n, "100")
                                .put("Domain", "www.Otter" + n + ".fr/shop")
                                .put("Size", "Large (1,000 - 5,000)"))
                .signals(1, (n, r) -> surgeRow(n, "80").put("Domain", "gmail.com"))
                .rejected("no surge", (n, r) -> surgeRow(n, "59"))
                .rejected("not a surge row", (n, r) -> surgeRow(n, "101"))
                .rejected("not a surge row", (n, r) -> surgeRow(n, "much"))
                .rejected("no date", (n, r) -> surgeRow(n, "80").put("Date", ""))
                .rejected(
                        "no company",
                        (n, r) -> surgeRow(n, "80").put("Domain", "gmail.com").put("Company Name", ""));
    }

    static MadeFeed g2() {
        return new MadeFeed("g2")
                .signals(1, (n, r) -> intent(n))
                .signals(1, (n, r) -> without(intent(n), "end_date"))
                .signals(1, (n, r) -> intent(n).put("end_date", "2026-01-01"))
                .signals(1, (n, r) -> intent(n).put("company_domain", "gmail.com"))
                .signals(1, (n, r) -> intent(n).put("start_date", "7017-01-01"))
                .rejected("backward range", (n, r) -> intent(n).put("end_date", "2025-12-01"))
                .rejected("no company", (n, r) -> without(intent(n), "company_name", "company_domain"))
                .rejected(
                        "no date", (n, r) -> intent(n).put("start_date", "soon").put("end_date", "later"))
                .rejected(
                        "not buyer intent",
                        (n, r) -> object().put("category", "ERP").put("n", n));
    }

    static MadeFeed segment() {
        String event =
                "{'messageId':'m-%d','type':'page','userId':'z@otter%d.fr','timestamp':'%s','sentAt':'%s','receivedAt':'2026-01-05T09:00:30Z',"
                        + "'context':{'ip':'192.0.2.7','page':{'url':'https://us.example/demo'}}}";
        return new MadeFeed("segment")
                .signals(1, (n, r) -> json(event.formatted(n, n, "2026-01-05T09:00:00Z", "2026-01-05T09:00:10Z")))
                .signals(1, (n, r) -> json(event.formatted(n, n, "2031-01-05T09:00:00Z", "2031-01-05T09:00:10Z")))
                .signals(1, (n, r) -> json(event.formatted(n, n, "1970-01-01T00:00:00Z", "1969-12-31T00:00:00Z")))
                .signals(1, (n, r) -> without((ObjectNode) json(event.formatted(n, n, "x", "y")), "timestamp"))
                .rejected(
                        "no company",
                        (n, r) -> ((ObjectNode) json(event.formatted(n, n, "x", "y"))).put("userId", "u-" + n))
                .rejected(
                        "no action",
                        (n, r) -> ((ObjectNode) json(event.formatted(n, n, "x", "y"))).put("type", "identify"))
                .rejected(
                        "no time", (n, r) -> without((ObjectNode) json(event.formatted(n, n, "x", "y")), "receivedAt"))
                .rejected("not an event", (n, r) -> object().put("event", "x" + n));
    }

    static MadeFeed snowplow() {
        String event =
                "{'event_id':'e-%d','event_fingerprint':'f','collector_tstamp':'2026-01-05 09:00:30.000','derived_tstamp':'%s','page_url':'https://us.example/','user_id':'z@otter%d.fr','user_ipaddress':'192.0.2.7'}";
        return new MadeFeed("snowplow")
                .signals(1, (n, r) -> json(event.formatted(n, "2026-01-05 09:00:00.000", n)))
                .signals(1, (n, r) -> json(event.formatted(n, "7017-01-05 09:00:00.000", n)))
                .signals(1, (n, r) -> json(event.formatted(n, "", n)))
                .rejected("no company", (n, r) -> without((ObjectNode) json(event.formatted(n, "", n)), "user_id"))
                .rejected(
                        "no time", (n, r) -> without((ObjectNode) json(event.formatted(n, "", n)), "collector_tstamp"))
                .rejected("not an event", (n, r) -> object().put("page_url", "x" + n));
    }

    static MadeFeed cloudEvents() {
        String event =
                "{'specversion':'1.0','id':'e-%d','source':'https://us.example/site/','type':'WEB_VISIT','time':'2026-01-05T10:00:00Z','data':%s}";
        String data = "{'account':{'domain':'otter%d.fr'}}";
        return new MadeFeed("cloudevents")
                .signals(1, (n, r) -> json(event.formatted(n, data.formatted(n))))
                .signals(
                        1,
                        (n, r) ->
                                json(event.formatted(n, "'" + data.formatted(n).replace("'", "\\\"") + "'")))
                .rejected("no data", (n, r) -> json(event.formatted(n, "7")))
                .rejected("no company", (n, r) -> json(event.formatted(n, "{'account':{}}")))
                .rejected(
                        "not a signal",
                        (n, r) -> json(event.formatted(n, "{'account':{'domain':'a.fr'},'strength':'much'}")))
                .rejected("not a CloudEvent", (n, r) -> object().put("id", "x" + n));
    }

    static MadeFeed csv() {
        return new MadeFeed("csv")
                .signals(1, (n, r) -> csvRow(n))
                .signals(
                        1,
                        (n, r) -> csvRow(n)
                                .put("occurredAt", "2026-01-05 10:00:00")
                                .put("booth", "B,12"))
                .rejected("not a signal", (n, r) -> csvRow(n).put("strength", "much"))
                .rejected("not a signal", (n, r) -> csvRow(n).put("occurredAt", "soon"))
                .rejected("no company", (n, r) -> csvRow(n).put("account.domain", ""));
    }

    private static ObjectNode surgeRow(int n, String score) {
        return object().put("Company Name", "Otter " + n)
                .put("Domain", "otter" + n + ".fr")
                .put("Topic", "ERP")
                .put("Composite Score", score)
                .put("Date", "2026-01-05")
                .put("Country", "FR");
    }

    private static ObjectNode intent(int n) {
        return object().put("id", "i-" + n)
                .put("category", "ERP")
                .put("company_name", "Otter " + n)
                .put("company_domain", "otter" + n + ".fr")
                .put("start_date", "2026-01-01")
                .put("end_date", "2026-01-05");
    }

    private static ObjectNode csvRow(int n) {
        return object().put("id", "c-" + n)
                .put("source", "fair")
                .put("kind", "MEETING")
                .put("occurredAt", "2026-01-05T10:00:00Z")
                .put("account.domain", "otter" + n + ".fr")
                .put("strength", "0.4");
    }
}
