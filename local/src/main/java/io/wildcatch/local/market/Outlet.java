package io.wildcatch.local.market;

import io.wildcatch.event.Reach;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of signals, with what the pipeline isn't told: how many rivals really see it.
 *
 * <p>{@code insider-list} is the one that lies: it is sold as a partner's exclusive list, and everybody has it. {@code
 * surge-beta} resells what {@code surge-alpha} found.
 *
 * @param trueReach probability that one given rival sees what it shows, 0 to 1
 * @param reach prior that the workspace declares; null: by class
 */
record Outlet(
        String id,
        SourceClass sourceClass,
        String family,
        double trueReach,
        double pickupDays,
        @Nullable Reach reach) {

    static final Outlet SITE = outlet("site", SourceClass.FIRST_PARTY, "own", 0.01, 2);
    static final Outlet PRODUCT = outlet("product", SourceClass.FIRST_PARTY, "own", 0.0, 2);
    static final Outlet WEBINARS = outlet("webinars", SourceClass.FIRST_PARTY, "webinars", 0.03, 3);
    static final Outlet FIELD = outlet("field", SourceClass.HUMAN, "field", 0.01, 3);
    static final Outlet PARTNER = outlet("partner", SourceClass.PARTNER, "partner", 0.10, 3);
    static final Outlet INSIDER_LIST = outlet("insider-list", SourceClass.PARTNER, "insider-list", 0.70, 1);
    static final Outlet SURGE_ALPHA = outlet("surge-alpha", SourceClass.SYNDICATED, "surge", 0.80, 1);
    static final Outlet SURGE_BETA = outlet("surge-beta", SourceClass.SYNDICATED, "surge", 0.75, 1.5);
    static final Outlet SURGE_GAMMA = outlet("surge-gamma", SourceClass.SYNDICATED, "surge-gamma", 0.85, 1);
    static final Outlet TENDERS = outlet("tenders", SourceClass.PUBLIC, "tenders", 0.65, 1);
    static final Outlet PRESS = outlet("press", SourceClass.PUBLIC, "press", 0.50, 2);
    static final Outlet WIRE = outlet("wire", SourceClass.PUBLIC, "press", 0.55, 1);
    static final Outlet JOBS = outlet("jobs", SourceClass.PUBLIC, "jobs", 0.35, 4);
    static final Outlet GAZETTE = outlet("gazette", SourceClass.PUBLIC, "gazette", 0.45, 2);

    static final List<Outlet> ALL = List.of(
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
            GAZETTE);

    private static Outlet outlet(
            String id, SourceClass sourceClass, String family, double trueReach, double pickupDays) {
        return new Outlet(id, sourceClass, family, trueReach, pickupDays, null);
    }

    Source toSource() {
        return Source.newBuilder()
                .setId(id)
                .setClass$(sourceClass)
                .setFamily(family)
                .setReach(reach)
                .setPickupDays(pickupDays)
                .build();
    }
}
