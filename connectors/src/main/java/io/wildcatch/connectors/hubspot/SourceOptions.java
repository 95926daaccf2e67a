package io.wildcatch.connectors.hubspot;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.sink.Checks;
import io.wildcatch.connectors.sink.SinkOptions;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the source, beside those of access and of every source of verdicts. */
final class SourceOptions {

    static final String ACCOUNT = "hubspot.account.property";
    static final String OFFERING = "hubspot.offering.property";
    static final String SELLER = "hubspot.seller.property";
    static final String NOTE = "hubspot.note.property";
    static final String STAGE = "hubspot.stage.property";
    static final String OUTCOMES = "hubspot.outcomes";
    static final String DISPOSITION = "hubspot.disposition.property";
    static final String DISPOSITIONS = "hubspot.dispositions";
    static final String RIVALS = "hubspot.rivals.property";
    static final String PRESENCES = "hubspot.rivals";
    static final String DELETED = "hubspot.deleted.outcome";
    static final String ACTIVITIES = "hubspot.activities";
    static final String SELLERS = "hubspot.sellers";

    static final String OUTCOMES_OF_DEALS = "closedwon:WON,closedlost:LOST,*:OPEN";

    private static final String GROUP = "What sellers say in HubSpot";

    private SourceOptions() {}

    static ConfigDef define(ConfigDef all) {
        properties(all);
        meanings(all);
        contacts(all);
        requests(all);
        return all;
    }

    private static void properties(ConfigDef all) {
        text(
                all,
                HubSpot.OBJECT,
                "deals",
                Checks.text(
                        "deals, tickets, tasks or an own object's id such as 2-3465404",
                        is -> is.matches(HubSpot.TYPE)),
                HIGH,
                "Object whose records opportunities became.",
                1);
        text(
                all,
                ACCOUNT,
                "wildcatch_account_id",
                named(),
                HIGH,
                "Property that holds the account's id. Records without it say nothing.",
                2);
        text(all, OFFERING, "wildcatch_offering", named(), MEDIUM, "Property that holds the offering's id.", 3);
        text(all, SELLER, "wildcatch_seller", named(), MEDIUM, "Property that holds the seller's id.", 4);
        text(
                all,
                NOTE,
                "",
                namedOrNone(),
                LOW,
                "Property with words of the seller's, taken as the verdict's note; empty: none.",
                5);
        text(
                all,
                STAGE,
                "",
                namedOrNone(),
                MEDIUM,
                "Property that holds the stage; empty: the usual one of deals, tickets or tasks.",
                6);
        text(
                all,
                DISPOSITION,
                "wildcatch_disposition",
                namedOrNone(),
                MEDIUM,
                "Property that says more than the stage; empty: none.",
                7);
        text(
                all,
                RIVALS,
                "wildcatch_rivals",
                namedOrNone(),
                MEDIUM,
                "Property that says whether rivals were there; empty: none.",
                8);
    }

    private static void meanings(ConfigDef all) {
        text(
                all,
                OUTCOMES,
                OUTCOMES_OF_DEALS,
                pairs(Outcome.class, "closedwon:WON,closedlost:LOST,*:OPEN"),
                HIGH,
                "What stages mean: stage:OUTCOME, with commas between them; * for all others. Outcomes: WON LOST"
                        + " NO_PROJECT OPEN.",
                9);
        text(
                all,
                DISPOSITIONS,
                "no_project:NO_PROJECT",
                pairs(Outcome.class, "no_project:NO_PROJECT"),
                MEDIUM,
                "What dispositions mean, likewise; they go before the stage's.",
                10);
        text(
                all,
                PRESENCES,
                "PRESENT:PRESENT,ABSENT:ABSENT,*:UNKNOWN",
                pairs(RivalPresence.class, "yes:PRESENT,no:ABSENT"),
                MEDIUM,
                "What the rivals' property means, likewise: PRESENT ABSENT UNKNOWN.",
                11);
        text(
                all,
                DELETED,
                "",
                Checks.text("NO_PROJECT, LOST or nothing", is -> is.matches("|NO_PROJECT|LOST")),
                LOW,
                "Outcome of a record that is deleted without a final one: NO_PROJECT or LOST. Empty: deleting says"
                        + " nothing. When given, HubSpot's whole bin is read in each round.",
                12);
    }

    private static void contacts(ConfigDef all) {
        all.define(
                ACTIVITIES,
                LIST,
                List.of("calls", "emails", "meetings"),
                ConfigDef.LambdaValidator.with(
                        (name, value) -> ((List<?>) value).forEach(item -> {
                            if (Activity.of(String.valueOf(item)).isEmpty()) {
                                throw new ConfigException(name, item, "expected calls, emails, meetings, or nothing");
                            }
                        }),
                        () -> "calls, emails, meetings, or nothing"),
                MEDIUM,
                "Contacts that are written as touches, for the accounts of the records that they are associated with.",
                GROUP,
                13,
                Width.MEDIUM,
                ACTIVITIES);
        text(
                all,
                SELLERS,
                "",
                Checks.readable("pairs such as 51234:seller-3", Owners::parse),
                LOW,
                "Seller ids by the ids of HubSpot's owners: owner:seller, with commas between them. Other owners keep"
                        + " their own id.",
                14);
    }

    private static void requests(ConfigDef all) {
        all.define(
                        SinkOptions.ALLOWED_HOSTS,
                        LIST,
                        Access.HOSTS,
                        LOW,
                        "Hosts that requests may go to.",
                        GROUP,
                        15,
                        Width.LONG,
                        SinkOptions.ALLOWED_HOSTS)
                .define(
                        SinkOptions.ALLOW_HTTP,
                        BOOLEAN,
                        false,
                        LOW,
                        "Allow addresses without TLS, for tests on one machine.",
                        GROUP,
                        16,
                        Width.SHORT,
                        SinkOptions.ALLOW_HTTP)
                .define(
                        SinkOptions.REQUESTS,
                        INT,
                        50,
                        Range.between(1, 10_000),
                        LOW,
                        "Requests in ten seconds that the source may make. A sink with the same token makes its own"
                                + " beside them.",
                        GROUP,
                        17,
                        Width.SHORT,
                        SinkOptions.REQUESTS)
                .define(
                        SinkOptions.TIMEOUT,
                        INT,
                        30_000,
                        Range.between(100, 240_000),
                        LOW,
                        "Longest wait for a connection, and for a reply, milliseconds.",
                        GROUP,
                        18,
                        Width.SHORT,
                        SinkOptions.TIMEOUT);
    }

    private static Validator named() {
        return Checks.text("a property's internal name, such as wildcatch_offering", is -> is.matches(HubSpot.NAME));
    }

    private static Validator namedOrNone() {
        return Checks.text("a property's internal name, or nothing", is -> is.matches("|" + HubSpot.NAME));
    }

    private static <T extends Enum<T>> Validator pairs(Class<T> type, String example) {
        return Checks.readable("pairs such as " + example, text -> VerdictRules.pairs(text, type));
    }

    private static void text(
            ConfigDef all, String name, String value, Validator check, Importance importance, String doc, int order) {
        all.define(name, STRING, value, check, importance, doc, GROUP, order, Width.MEDIUM, name);
    }
}
