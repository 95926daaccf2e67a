package io.wildcatch.streams.topology;

import io.wildcatch.event.Source;
import io.wildcatch.event.SourceClass;
import io.wildcatch.streams.domain.policy.SourceTerms;
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

    /** As declared; what is missing or impossible comes from the source's class. */
    public static SourceTerms terms(Source source) {
        SourceTerms prior = prior(source.getId(), source.getFamily(), source.getClass$());
        try {
            return new SourceTerms(
                    prior.id(),
                    prior.family(),
                    prior.nature(),
                    source.getReach() == null
                            ? prior.alpha()
                            : source.getReach().getAlpha(),
                    source.getReach() == null ? prior.beta() : source.getReach().getBeta(),
                    source.getPickupDays() == null ? prior.pickupMillis() : source.getPickupDays() * DAY);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; taken in with the prior of its class", e.getMessage());
            return prior;
        }
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
