package io.wildcatch.local.market;

import static io.wildcatch.local.market.Act.lastly;
import static io.wildcatch.local.market.Act.seen;
import static io.wildcatch.local.market.Act.told;

import io.wildcatch.event.SourceClass;
import java.util.List;
import java.util.Map;

/**
 * The usual market. Two of its sources lie: {@code insider-list} is sold as a partner's exclusive list, and everybody has
 * it; {@code subsidies} is public, and nobody reads it. {@code surge-beta} resells what {@code surge-alpha} found.
 */
final class PlainMarket {

    static final Outlet SITE = Outlet.of("site", SourceClass.FIRST_PARTY, Manner.VISITS, "own", 0.01, 2);
    static final Outlet PRODUCT = Outlet.of("product", SourceClass.FIRST_PARTY, Manner.USE, "own", 0.0, 2);
    static final Outlet WEBINARS = Outlet.of("webinars", SourceClass.FIRST_PARTY, Manner.EVENTS, "webinars", 0.03, 3);
    static final Outlet FIELD = Outlet.of("field", SourceClass.HUMAN, Manner.HEARSAY, "field", 0.01, 3);
    static final Outlet PARTNER = Outlet.of("partner", SourceClass.PARTNER, Manner.HEARSAY, "partner", 0.10, 3);
    static final Outlet INSIDER_LIST =
            Outlet.of("insider-list", SourceClass.PARTNER, Manner.LIST, "insider-list", 0.70, 1);
    static final Outlet SURGE_ALPHA =
            Outlet.of("surge-alpha", SourceClass.SYNDICATED, Manner.READERS, "surge", 0.80, 1);
    static final Outlet SURGE_BETA =
            Outlet.of("surge-beta", SourceClass.SYNDICATED, Manner.READERS, "surge", 0.75, 1.5);
    static final Outlet SURGE_GAMMA =
            Outlet.of("surge-gamma", SourceClass.SYNDICATED, Manner.READERS, "surge-gamma", 0.85, 1);
    static final Outlet TENDERS = Outlet.of("tenders", SourceClass.PUBLIC, Manner.TENDERS, "tenders", 0.65, 1);
    static final Outlet PRESS = Outlet.of("press", SourceClass.PUBLIC, Manner.HEADLINES, "press", 0.50, 2);
    static final Outlet WIRE = Outlet.of("wire", SourceClass.PUBLIC, Manner.HEADLINES, "press", 0.55, 1);
    static final Outlet JOBS = Outlet.of("jobs", SourceClass.PUBLIC, Manner.HEADLINES, "jobs", 0.35, 4);
    static final Outlet GAZETTE = Outlet.of("gazette", SourceClass.PUBLIC, Manner.NOTICES, "gazette", 0.45, 2);
    static final Outlet SUBSIDIES = Outlet.of("subsidies", SourceClass.PUBLIC, Manner.NOTICES, "subsidies", 0.03, 3);

    private static final List<Act> QUIET = List.of(
            seen("WEB_VISIT", SITE, 6.0, 0.55),
            seen("CONTENT_DOWNLOAD", SITE, 1.6, 0.7),
            seen("CONTENT_DOWNLOAD", WEBINARS, 0.7, 0.7),
            lastly("COMPARISON", SITE, 1.3, 0.8),
            lastly("MEETING", FIELD, 0.9, 0.9),
            lastly("REFERRAL", PARTNER, 0.6, 0.85),
            lastly("HAND_RAISE", SITE, 0.4, 0.95),
            told("FUNDING", SUBSIDIES, 0.7, 0.6),
            told("JOB_POST", JOBS, 0.15, 0.5),
            told("TOPIC_SURGE", SURGE_ALPHA, 0.12, 0.65));

    private static final List<Act> LOUD = List.of(
            seen("WEB_VISIT", SITE, 3.0, 0.55),
            seen("CONTENT_DOWNLOAD", SITE, 0.9, 0.7),
            lastly("HAND_RAISE", SITE, 0.2, 0.9),
            told("TOPIC_SURGE", SURGE_ALPHA, 2.4, 0.75),
            told("TOPIC_SURGE", SURGE_GAMMA, 1.2, 0.75),
            told("COMPARISON", INSIDER_LIST, 0.8, 0.7),
            told("TENDER", TENDERS, 0.4, 0.9),
            told("PRESS", WIRE, 1.0, 0.6),
            told("APPOINTMENT", PRESS, 0.4, 0.6),
            told("FUNDING", PRESS, 0.3, 0.7),
            told("FUNDING", SUBSIDIES, 0.3, 0.6),
            told("JOB_POST", JOBS, 0.8, 0.6),
            told("LEGAL_NOTICE", GAZETTE, 0.2, 0.4));

    private static final List<Act> LEAVING = List.of(
            told("USAGE_DROP", PRODUCT, 1.6, 0.8),
            seen("SUPPORT_TICKET", PRODUCT, 2.0, 0.6),
            seen("COMPARISON", SITE, 0.8, 0.7),
            told("COMPARISON", INSIDER_LIST, 0.2, 0.7),
            told("TOPIC_SURGE", SURGE_ALPHA, 0.4, 0.6));

    private static final List<Act> SHOPPING = List.of(
            seen("WEB_VISIT", SITE, 3.0, 0.4),
            seen("CONTENT_DOWNLOAD", SITE, 0.8, 0.5),
            told("TOPIC_SURGE", SURGE_ALPHA, 0.5, 0.62),
            told("COMPARISON", INSIDER_LIST, 0.1, 0.6),
            seen("COMPARISON", SITE, 0.12, 0.5),
            seen("HAND_RAISE", SITE, 0.01, 0.5));

    private static final List<Act> ALIKE = List.of(
            seen("WEB_VISIT", SITE, 1.5, 0.5),
            seen("CONTENT_DOWNLOAD", SITE, 1.0, 0.7),
            seen("COMPARISON", SITE, 0.7, 0.75),
            seen("MEETING", FIELD, 0.25, 0.8),
            seen("REFERRAL", PARTNER, 0.1, 0.8),
            seen("HAND_RAISE", SITE, 0.08, 0.8),
            told("FUNDING", SUBSIDIES, 0.2, 0.6),
            told("COMPARISON", INSIDER_LIST, 0.2, 0.7));

    private static final List<Act> UNNOTICED = List.of(
            seen("WEB_VISIT", SITE, 2.8, 0.3),
            seen("CONTENT_DOWNLOAD", SITE, 0.15, 0.4),
            told("PRESS", WIRE, 0.05, 0.4),
            told("JOB_POST", JOBS, 0.12, 0.4),
            told("LEGAL_NOTICE", GAZETTE, 0.05, 0.3),
            told("FUNDING", SUBSIDIES, 0.02, 0.4),
            told("TOPIC_SURGE", SURGE_ALPHA, 0.06, 0.62),
            told("PODCAST", WEBINARS, 0.01, 0.4));

    private static final List<Act> NOTICED = List.of(
            seen("WEB_VISIT", SITE, 6.0, 0.3),
            told("PRESS", WIRE, 9.0, 0.4),
            told("PRESS", PRESS, 2.0, 0.4),
            told("JOB_POST", JOBS, 9.0, 0.4),
            told("LEGAL_NOTICE", GAZETTE, 3.0, 0.3),
            told("TOPIC_SURGE", SURGE_ALPHA, 1.8, 0.62),
            told("TOPIC_SURGE", SURGE_GAMMA, 1.0, 0.62),
            told("APPOINTMENT", PRESS, 1.5, 0.4),
            told("DEPARTURE", PRESS, 1.0, 0.4),
            told("FUNDING", PRESS, 0.4, 0.5),
            told("TECH_CHANGE", JOBS, 0.8, 0.4),
            told("PODCAST", PRESS, 0.3, 0.4));

    private PlainMarket() {}

    static Style style() {
        return new Style(
                "plain",
                List.of(
                        SITE,
                        PRODUCT,
                        WEBINARS,
                        FIELD,
                        PARTNER,
                        INSIDER_LIST,
                        SURGE_ALPHA,
                        SURGE_BETA,
                        SURGE_GAMMA,
                        TENDERS,
                        PRESS,
                        WIRE,
                        JOBS,
                        GAZETTE,
                        SUBSIDIES),
                items(),
                new Style.Shares(0.06, 0.10, 0.5, 0.12, 0.02, 0.15, verdicts()),
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
                Catalogue.item("erp", "ERP suite", 30_000, 60_000, 120_000, 5, 0.35, "erp", "finance software"),
                Catalogue.item(
                        "planning", "Production planning", 18_000, 35_000, 70_000, 4, 0.30, "planning", "scheduling"),
                Catalogue.item(
                        "audit", "Security audit", 8_000, 15_000, 30_000, 6, 0.15, "security audit", "compliance"),
                Catalogue.item(
                        "licences", "Office licences", 300, 1_200, 6_000, 12, 0.20, "office software", "licences"));
    }

    private static Map<Role, Double> verdicts() {
        return Map.of(
                Role.QUIET_BUYER,
                0.6,
                Role.LOUD_BUYER,
                0.6,
                Role.SILENT_BUYER,
                0.1,
                Role.LEAVER,
                0.4,
                Role.SHOPPER,
                0.25,
                Role.LOOKALIKE,
                0.4,
                Role.BYSTANDER,
                0.01);
    }

    private static Map<Outlet, List<Style.Copy>> copies() {
        return Map.of(
                SURGE_ALPHA,
                List.of(new Style.Copy(SURGE_BETA, 0.6, 50), new Style.Copy(SURGE_GAMMA, 0.25, 50)),
                WIRE,
                List.of(new Style.Copy(PRESS, 0.5, 36), new Style.Copy(WIRE, 0.15, 12)),
                TENDERS,
                List.of(new Style.Copy(PRESS, 0.1, 48)),
                GAZETTE,
                List.of(new Style.Copy(PRESS, 0.1, 48)));
    }
}
