package io.wildcatch.local.market;

import static io.wildcatch.local.market.Act.lastly;
import static io.wildcatch.local.market.Act.seen;
import static io.wildcatch.local.market.Act.told;

import io.wildcatch.event.SourceClass;
import java.util.List;
import java.util.Map;

/**
 * A market as the rules suppose it: a rival sees what a source shows with the same probability everywhere, and follows up
 * whatever it reads of a company that is up to something. Nobody looks like a buyer without being at least a
 * window-shopper. Three declarations of reach are wrong: {@code club-list} is sold to everybody, {@code register} is read
 * by nobody, {@code trade-paper} by most.
 */
final class TextbookMarket {

    private static final Outlet SITE = Outlet.of("site", SourceClass.FIRST_PARTY, Manner.VISITS, "site", 0.01, 2);
    private static final Outlet PRODUCT = Outlet.of("product", SourceClass.FIRST_PARTY, Manner.USE, "product", 0.01, 2);
    private static final Outlet EVENTS = Outlet.of("events", SourceClass.FIRST_PARTY, Manner.EVENTS, "events", 0.02, 3);
    private static final Outlet FIELD = Outlet.of("field", SourceClass.HUMAN, Manner.HEARSAY, "field", 0.01, 3);
    private static final Outlet PARTNER = Outlet.of("partner", SourceClass.PARTNER, Manner.HEARSAY, "partner", 0.10, 3);
    private static final Outlet CLUB_LIST =
            Outlet.of("club-list", SourceClass.PARTNER, Manner.LIST, "club-list", 0.75, 1);
    private static final Outlet SURGE_A =
            Outlet.of("surge-a", SourceClass.SYNDICATED, Manner.READERS, "surge", 0.80, 1);
    private static final Outlet SURGE_B =
            Outlet.of("surge-b", SourceClass.SYNDICATED, Manner.READERS, "surge", 0.80, 1);
    private static final Outlet SURGE_C =
            Outlet.of("surge-c", SourceClass.SYNDICATED, Manner.READERS, "surge-c", 0.70, 1);
    private static final Outlet TENDERS = Outlet.of("tenders", SourceClass.PUBLIC, Manner.TENDERS, "tenders", 0.60, 1);
    private static final Outlet TRADE_PAPER =
            Outlet.of("trade-paper", SourceClass.PUBLIC, Manner.HEADLINES, "trade-paper", 0.85, 1);
    private static final Outlet REGISTER =
            Outlet.of("register", SourceClass.PUBLIC, Manner.NOTICES, "register", 0.05, 2);

    private static final List<Act> QUIET = List.of(
            seen("WEB_VISIT", SITE, 5.0, 0.6),
            seen("CONTENT_DOWNLOAD", SITE, 1.5, 0.7),
            seen("CONTENT_DOWNLOAD", EVENTS, 1.0, 0.7),
            lastly("COMPARISON", SITE, 1.0, 0.8),
            lastly("MEETING", FIELD, 1.0, 0.9),
            lastly("REFERRAL", PARTNER, 0.8, 0.85),
            lastly("HAND_RAISE", SITE, 0.4, 0.95),
            told("LEGAL_NOTICE", REGISTER, 0.4, 0.5));

    private static final List<Act> LOUD = List.of(
            seen("WEB_VISIT", SITE, 2.0, 0.6),
            seen("CONTENT_DOWNLOAD", SITE, 0.5, 0.7),
            told("TOPIC_SURGE", SURGE_A, 2.5, 0.8),
            told("TOPIC_SURGE", SURGE_C, 1.5, 0.8),
            told("COMPARISON", CLUB_LIST, 1.0, 0.7),
            told("TENDER", TENDERS, 0.6, 0.9),
            told("PRESS", TRADE_PAPER, 1.2, 0.6));

    private static final List<Act> LEAVING = List.of(
            told("USAGE_DROP", PRODUCT, 1.5, 0.8),
            seen("SUPPORT_TICKET", PRODUCT, 2.0, 0.6),
            told("COMPARISON", CLUB_LIST, 0.3, 0.7));

    private static final List<Act> SHOPPING = List.of(
            seen("WEB_VISIT", SITE, 4.0, 0.4),
            seen("CONTENT_DOWNLOAD", SITE, 0.5, 0.5),
            told("TOPIC_SURGE", SURGE_A, 0.8, 0.6));

    private static final List<Act> BACKGROUND = List.of(
            seen("WEB_VISIT", SITE, 1.5, 0.4),
            seen("CONTENT_DOWNLOAD", SITE, 0.1, 0.5),
            told("TOPIC_SURGE", SURGE_A, 0.1, 0.6),
            told("PRESS", TRADE_PAPER, 0.2, 0.5),
            told("LEGAL_NOTICE", REGISTER, 0.3, 0.5),
            told("PODCAST", EVENTS, 0.02, 0.4));

    private TextbookMarket() {}

    static Style style() {
        return new Style(
                "textbook",
                List.of(
                        SITE,
                        PRODUCT,
                        EVENTS,
                        FIELD,
                        PARTNER,
                        CLUB_LIST,
                        SURGE_A,
                        SURGE_B,
                        SURGE_C,
                        TENDERS,
                        TRADE_PAPER,
                        REGISTER),
                items(),
                new Style.Shares(0.06, 0.10, 0.5, 0.12, 0, 0, verdicts()),
                new Style.Rivalry(true, 0),
                Map.of(Role.QUIET_BUYER, QUIET, Role.LOUD_BUYER, LOUD, Role.LEAVER, LEAVING, Role.SHOPPER, SHOPPING),
                BACKGROUND,
                BACKGROUND,
                Map.of(
                        SURGE_A,
                        List.of(new Style.Copy(SURGE_B, 0.6, 50), new Style.Copy(SURGE_C, 0.2, 50)),
                        TENDERS,
                        List.of(new Style.Copy(TRADE_PAPER, 0.2, 48))));
    }

    private static List<Catalogue.Item> items() {
        return List.of(
                Catalogue.item("suite", "Finance suite", 30_000, 60_000, 120_000, 5, 0.45, "finance", "ledger"),
                Catalogue.item("routing", "Route planning", 15_000, 40_000, 80_000, 5, 0.40, "routes", "fleet"),
                Catalogue.item("printers", "Printers", 300, 1_500, 6_000, 10, 0.15, "printers", "toner"));
    }

    private static Map<Role, Double> verdicts() {
        return Map.of(
                Role.QUIET_BUYER,
                0.5,
                Role.LOUD_BUYER,
                0.5,
                Role.SILENT_BUYER,
                0.1,
                Role.LEAVER,
                0.4,
                Role.SHOPPER,
                0.3,
                Role.BYSTANDER,
                0.02);
    }
}
