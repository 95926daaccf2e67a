package io.wildcatch.streams.topology;

import io.wildcatch.event.Reach;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rule 5: what is believed of a source before anything was learnt. */
public final class SourcePriors {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePriors.class);
    private static final double DAY = 86_400_000.0;
    private static final double USUAL_PICKUP_DAYS = 2;

    private SourcePriors() {}

    /** Of a source that nobody declared: anything. */
    public static SourceTerms unknown(String id) {
        return prior(id, null, SourceClass.UNKNOWN);
    }

    /** As declared; what is missing or impossible comes from the source's class, and nothing else does. */
    public static SourceTerms terms(Source source) {
        SourceTerms prior = prior(source.getId(), source.getFamily(), source.getClass$());
        Reach reach = isReachPossible(source) ? source.getReach() : null;
        Double pickup = isPickupPossible(source) ? source.getPickupDays() : null;
        doubts(source).forEach(doubt -> LOG.warn("source {}: {}; its class's holds", source.getId(), doubt));
        return new SourceTerms(
                prior.id(),
                prior.family(),
                prior.nature(),
                reach == null ? prior.alpha() : reach.getAlpha(),
                reach == null ? prior.beta() : reach.getBeta(),
                pickup == null ? prior.pickupMillis() : pickup * DAY);
    }

    /** What is declared of a source and can't be, so that its class's holds instead: the field, and what was expected. */
    public static List<String> doubts(Source source) {
        List<String> doubts = new ArrayList<>(2);
        if (!isReachPossible(source)) {
            doubts.add("reach needs alpha and beta from 1e-6 to 1e9, but has "
                    + source.getReach().getAlpha() + ", " + source.getReach().getBeta());
        }
        if (!isPickupPossible(source)) {
            doubts.add("pickupDays must be greater than 0, but is " + source.getPickupDays());
        }
        return doubts;
    }

    /** Whether the reach can be, or is left to the class. */
    private static boolean isReachPossible(Source source) {
        Reach reach = source.getReach();
        return reach == null || SourceTerms.isReach(reach.getAlpha(), reach.getBeta());
    }

    private static boolean isPickupPossible(Source source) {
        return source.getPickupDays() == null || SourceTerms.isPickup(source.getPickupDays() * DAY);
    }

    private static SourceTerms prior(String id, @Nullable String family, SourceClass nature) {
        double[] reach = switch (nature) {
            case SYNDICATED -> new double[] {8, 2};
            case PARTNER -> new double[] {1, 9};
            case FIRST_PARTY, HUMAN -> new double[] {1, 99};
            case PUBLIC, UNKNOWN -> new double[] {5, 5};
        };
        return new SourceTerms(
                id,
                family == null || family.isBlank() ? id : family,
                nature.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                reach[0],
                reach[1],
                USUAL_PICKUP_DAYS * DAY);
    }
}
