package io.wildcatch.local.market;

import static io.wildcatch.local.market.Act.lastly;
import static io.wildcatch.local.market.Act.seen;
import static io.wildcatch.local.market.Act.told;

import io.wildcatch.event.SourceClass;
import java.util.List;
import java.util.Map;

/**
 * A market that is different on purpose: few signals of our own, strengths that say little, three to nine rivals, twelve
 * families, and reach declared wrong in both directions. {@code consortium} calls itself exclusive and is sold to all;
 * {@code bulletin} is declared well read and isn't; {@code daily} the other way round; {@code reader-club} is syndicated
 * and has hardly a subscriber. A third of the companies are in the public eye.
 */
final class ContrarianMarket {

    private static final Outlet WEB = Outlet.of("web", SourceClass.FIRST_PARTY, Manner.VISITS, "web", 0.02, 2);
    private static final Outlet TRIAL = Outlet.of("trial", SourceClass.FIRST_PARTY, Manner.USE, "trial", 0.0, 2);
    private static final Outlet LETTER =
            Outlet.of("newsletter", SourceClass.FIRST_PARTY, Manner.EVENTS, "newsletter", 0.05, 3);
    private static final Outlet FAIRS = Outlet.of("fairs", SourceClass.HUMAN, Manner.HEARSAY, "fairs", 0.15, 4);
    private static final Outlet DEALERS = Outlet.of("dealers", SourceClass.PARTNER, Manner.HEARSAY, "dealers", 0.05, 3);
    private static final Outlet CONSORTIUM = Outlet.of(
                    "consortium", SourceClass.PARTNER, Manner.LIST, "consortium", 0.6, 1)
            .declared(1, 19);
    private static final Outlet INTENT_ONE =
            Outlet.of("intent-one", SourceClass.SYNDICATED, Manner.READERS, "intent", 0.9, 0.5);
    private static final Outlet INTENT_TWO =
            Outlet.of("intent-two", SourceClass.SYNDICATED, Manner.READERS, "intent", 0.8, 1);
    private static final Outlet READER_CLUB = Outlet.of(
                    "reader-club", SourceClass.SYNDICATED, Manner.READERS, "reader-club", 0.1, 2)
            .declared(16, 4);
    private static final Outlet PROCUREMENT =
            Outlet.of("procurement", SourceClass.PUBLIC, Manner.TENDERS, "procurement", 0.8, 1);
    private static final Outlet BULLETIN = Outlet.of(
                    "bulletin", SourceClass.PUBLIC, Manner.NOTICES, "bulletin", 0.04, 3)
            .declared(8, 2);
    private static final Outlet DAILY = Outlet.of("daily", SourceClass.PUBLIC, Manner.HEADLINES, "daily", 0.6, 1)
            .declared(2, 8);
    private static final Outlet BLOGS = Outlet.of("blogs", SourceClass.PUBLIC, Manner.HEADLINES, "daily", 0.3, 2);
    private static final Outlet CAREERS = Outlet.of("careers", SourceClass.PUBLIC, Manner.HEADLINES, "careers", 0.2, 5);

    private static final List<Act> QUIET = List.of(
            seen("WEB_VISIT", WEB, 2.0, 0.4),
            seen("PRODUCT_USAGE", TRIAL, 1.6, 0.6),
            seen("CONTENT_DOWNLOAD", LETTER, 0.8, 0.5),
            lastly("MEETING", FAIRS, 1.0, 0.7),
            lastly("REFERRAL", DEALERS, 1.2, 0.7),
            lastly("HAND_RAISE", WEB, 0.35, 0.8),
            told("LEGAL_NOTICE", BULLETIN, 1.0, 0.5),
            told("TOPIC_SURGE", READER_CLUB, 0.9, 0.6),
            told("TECH_CHANGE", CAREERS, 0.2, 0.5));

    private static final List<Act> LOUD = List.of(
            seen("WEB_VISIT", WEB, 1.5, 0.4),
            told("TOPIC_SURGE", INTENT_ONE, 2.0, 0.6),
            told("REFERRAL", CONSORTIUM, 1.2, 0.7),
            told("TENDER", PROCUREMENT, 0.7, 0.8),
            told("PRESS", DAILY, 1.5, 0.5),
            told("APPOINTMENT", DAILY, 0.6, 0.5),
            told("FUNDING", BLOGS, 0.5, 0.6),
            told("JOB_POST", CAREERS, 1.2, 0.5),
            told("LEGAL_NOTICE", BULLETIN, 0.3, 0.5));

    private static final List<Act> LEAVING = List.of(
            told("USAGE_DROP", TRIAL, 1.2, 0.7),
            told("CONTRACT_END", TRIAL, 0.6, 0.8),
            seen("SUPPORT_TICKET", TRIAL, 1.5, 0.6),
            told("TOPIC_SURGE", INTENT_ONE, 0.4, 0.6));

    private static final List<Act> SHOPPING = List.of(
            seen("WEB_VISIT", WEB, 4.0, 0.6),
            seen("CONTENT_DOWNLOAD", LETTER, 0.8, 0.6),
            told("TOPIC_SURGE", INTENT_ONE, 0.4, 0.6),
            told("TOPIC_SURGE", READER_CLUB, 0.1, 0.6));

    private static final List<Act> ALIKE = List.of(
            seen("WEB_VISIT", WEB, 1.5, 0.6),
            seen("PRODUCT_USAGE", TRIAL, 0.6, 0.7),
            seen("MEETING", FAIRS, 0.4, 0.7),
            told("REFERRAL", CONSORTIUM, 0.5, 0.7),
            seen("HAND_RAISE", WEB, 0.1, 0.8),
            told("PATENT", BULLETIN, 0.3, 0.5));

    private static final List<Act> UNNOTICED = List.of(
            seen("WEB_VISIT", WEB, 1.2, 0.5),
            told("LEGAL_NOTICE", BULLETIN, 0.3, 0.5),
            told("JOB_POST", CAREERS, 0.4, 0.5),
            told("TOPIC_SURGE", READER_CLUB, 0.05, 0.6),
            told("PATENT", BULLETIN, 0.05, 0.5));

    private static final List<Act> NOTICED = List.of(
            seen("WEB_VISIT", WEB, 2.0, 0.5),
            told("PRESS", DAILY, 4.0, 0.5),
            told("PRESS", BLOGS, 3.0, 0.5),
            told("JOB_POST", CAREERS, 4.0, 0.5),
            told("LEGAL_NOTICE", BULLETIN, 1.0, 0.5),
            told("TOPIC_SURGE", INTENT_ONE, 0.8, 0.6),
            told("APPOINTMENT", DAILY, 0.8, 0.5),
            told("FUNDING", BLOGS, 0.4, 0.5),
            told("PATENT", BULLETIN, 0.3, 0.5));

    private ContrarianMarket() {}

    static Style style() {
        return new Style(
                "contrarian",
                List.of(
                        WEB,
                        TRIAL,
                        LETTER,
                        FAIRS,
                        DEALERS,
                        CONSORTIUM,
                        INTENT_ONE,
                        INTENT_TWO,
                        READER_CLUB,
                        PROCUREMENT,
                        BULLETIN,
                        DAILY,
                        BLOGS,
                        CAREERS),
                items(),
                new Style.Shares(0.07, 0.15, 0.45, 0.10, 0.03, 0.33, verdicts()),
                Style.Rivalry.USUAL,
                Map.of(
                        Role.QUIET_BUYER,
                        QUIET,
                        Role.LOUD_BUYER,
                        LOUD,
                        Role.LEAVER,
                        LEAVING,
                        Role.SHOPPER,
                        SHOPPING,
                        Role.LOOKALIKE,
                        ALIKE),
                UNNOTICED,
                NOTICED,
                copies());
    }

    private static List<Catalogue.Item> items() {
        return List.of(
                Catalogue.item("cranes", "Gantry cranes", 90_000, 200_000, 600_000, 3, 0.2, "cranes", "lifting"),
                Catalogue.item("robots", "Packing robots", 40_000, 80_000, 150_000, 5, 0.3, "robots", "packing"),
                Catalogue.item("leasing", "Fleet leasing", 12_000, 25_000, 60_000, 9, 0.25, "leasing", "vehicles"),
                Catalogue.item("training", "Safety training", 6_000, 12_000, 24_000, 7, 0.1, "training", "safety"),
                Catalogue.item("pallets", "Pallets", 200, 900, 4_000, 8, 0.15, "pallets", "storage"));
    }

    private static Map<Role, Double> verdicts() {
        return Map.of(
                Role.QUIET_BUYER,
                0.4,
                Role.LOUD_BUYER,
                0.4,
                Role.SILENT_BUYER,
                0.05,
                Role.LEAVER,
                0.3,
                Role.SHOPPER,
                0.3,
                Role.LOOKALIKE,
                0.4,
                Role.BYSTANDER,
                0.02);
    }

    private static Map<Outlet, List<Style.Copy>> copies() {
        return Map.of(
                INTENT_ONE,
                List.of(new Style.Copy(INTENT_TWO, 0.5, 40)),
                DAILY,
                List.of(new Style.Copy(BLOGS, 0.4, 30), new Style.Copy(DAILY, 0.1, 12)),
                PROCUREMENT,
                List.of(new Style.Copy(DAILY, 0.2, 48)),
                BULLETIN,
                List.of(new Style.Copy(BLOGS, 0.05, 48)));
    }
}
