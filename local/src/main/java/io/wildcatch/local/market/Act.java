package io.wildcatch.local.market;

import java.util.List;

/**
 * Something that companies of a role do and that shows somewhere.
 *
 * @param kind kind of the signal
 * @param outlet where it shows first
 * @param times how often, on average: in an episode, or in sixty days of background
 * @param late whether it belongs to the end of an episode
 * @param byPerson whether the source sees who did it
 * @param strength middle of the strengths
 */
record Act(String kind, Outlet outlet, double times, boolean late, boolean byPerson, double strength) {

    private static final List<Act> QUIET = List.of(
            seen("WEB_VISIT", Outlet.SITE, 6.0, 0.55),
            seen("CONTENT_DOWNLOAD", Outlet.SITE, 1.6, 0.7),
            seen("CONTENT_DOWNLOAD", Outlet.WEBINARS, 0.7, 0.7),
            lastly("COMPARISON", Outlet.SITE, 1.3, 0.8),
            lastly("MEETING", Outlet.FIELD, 0.9, 0.9),
            lastly("REFERRAL", Outlet.PARTNER, 0.6, 0.85),
            lastly("HAND_RAISE", Outlet.SITE, 0.4, 0.95),
            told("JOB_POST", Outlet.JOBS, 0.15, 0.5),
            told("TOPIC_SURGE", Outlet.SURGE_ALPHA, 0.12, 0.65));

    private static final List<Act> LOUD = List.of(
            seen("WEB_VISIT", Outlet.SITE, 3.0, 0.55),
            seen("CONTENT_DOWNLOAD", Outlet.SITE, 0.9, 0.7),
            lastly("HAND_RAISE", Outlet.SITE, 0.2, 0.9),
            told("TOPIC_SURGE", Outlet.SURGE_ALPHA, 2.4, 0.75),
            told("TOPIC_SURGE", Outlet.SURGE_GAMMA, 1.2, 0.75),
            told("COMPARISON", Outlet.INSIDER_LIST, 0.6, 0.7),
            told("TENDER", Outlet.TENDERS, 0.4, 0.9),
            told("PRESS", Outlet.WIRE, 1.0, 0.6),
            told("APPOINTMENT", Outlet.PRESS, 0.4, 0.6),
            told("FUNDING", Outlet.PRESS, 0.3, 0.7),
            told("JOB_POST", Outlet.JOBS, 0.8, 0.6),
            told("LEGAL_NOTICE", Outlet.GAZETTE, 0.2, 0.4));

    private static final List<Act> LEAVING = List.of(
            told("USAGE_DROP", Outlet.PRODUCT, 1.6, 0.8),
            seen("SUPPORT_TICKET", Outlet.PRODUCT, 2.0, 0.6),
            seen("COMPARISON", Outlet.SITE, 0.8, 0.7),
            told("TOPIC_SURGE", Outlet.SURGE_ALPHA, 0.4, 0.6));

    private static final List<Act> LOOKING = List.of(
            seen("WEB_VISIT", Outlet.SITE, 3.0, 0.4),
            seen("CONTENT_DOWNLOAD", Outlet.SITE, 0.8, 0.5),
            told("TOPIC_SURGE", Outlet.SURGE_ALPHA, 0.5, 0.62),
            seen("COMPARISON", Outlet.SITE, 0.12, 0.5),
            seen("HAND_RAISE", Outlet.SITE, 0.01, 0.5));

    private static final List<Act> UNNOTICED = List.of(
            seen("WEB_VISIT", Outlet.SITE, 2.8, 0.3),
            seen("CONTENT_DOWNLOAD", Outlet.SITE, 0.15, 0.4),
            told("PRESS", Outlet.WIRE, 0.05, 0.4),
            told("JOB_POST", Outlet.JOBS, 0.12, 0.4),
            told("LEGAL_NOTICE", Outlet.GAZETTE, 0.05, 0.3),
            told("TOPIC_SURGE", Outlet.SURGE_ALPHA, 0.06, 0.62),
            told("PODCAST", Outlet.WEBINARS, 0.01, 0.4));

    private static final List<Act> NOTICED = List.of(
            seen("WEB_VISIT", Outlet.SITE, 6.0, 0.3),
            told("PRESS", Outlet.WIRE, 9.0, 0.4),
            told("PRESS", Outlet.PRESS, 2.0, 0.4),
            told("JOB_POST", Outlet.JOBS, 9.0, 0.4),
            told("LEGAL_NOTICE", Outlet.GAZETTE, 3.0, 0.3),
            told("TOPIC_SURGE", Outlet.SURGE_ALPHA, 1.8, 0.62),
            told("TOPIC_SURGE", Outlet.SURGE_GAMMA, 1.0, 0.62),
            told("APPOINTMENT", Outlet.PRESS, 1.5, 0.4),
            told("DEPARTURE", Outlet.PRESS, 1.0, 0.4),
            told("FUNDING", Outlet.PRESS, 0.4, 0.5),
            told("TECH_CHANGE", Outlet.JOBS, 0.8, 0.4),
            told("PODCAST", Outlet.PRESS, 0.3, 0.4));

    /**
     * What a company does while it is up to nothing. Most are never written about; the few that are fill the public
     * feeds: nearly all headlines, posts and notices are theirs.
     */
    static List<Act> background(boolean inPublicEye) {
        return inPublicEye ? NOTICED : UNNOTICED;
    }

    /** What companies of the role do in their episode, besides the background. */
    static List<Act> of(Role role) {
        return switch (role) {
            case QUIET_BUYER -> QUIET;
            case LOUD_BUYER -> LOUD;
            case LEAVER -> LEAVING;
            case SHOPPER -> LOOKING;
            case SILENT_BUYER, BYSTANDER -> List.of();
        };
    }

    private static Act seen(String kind, Outlet outlet, double times, double strength) {
        return new Act(kind, outlet, times, false, true, strength);
    }

    private static Act lastly(String kind, Outlet outlet, double times, double strength) {
        return new Act(kind, outlet, times, true, true, strength);
    }

    private static Act told(String kind, Outlet outlet, double times, double strength) {
        return new Act(kind, outlet, times, false, false, strength);
    }
}
