package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.VisibilityRules;
import org.jspecify.annotations.Nullable;

/** Rule 6: an opportunity is under the radar while no more rivals are expected to know than a limit says. */
record Limit(VisibilityRules rules) implements Radar {

    /**
     * A new opportunity must stay under the radar for long enough to act on it, and one that a seller has must still do
     * so when a further source shows it. By time alone, the seller keeps it until the limit is crossed.
     */
    @Override
    public boolean shows(Case matter) {
        boolean keeps = matter.pursuit().isWithPeople() && !matter.isNewlyExposed();
        long ahead = keeps ? 0 : rules.minimumBlue().toMillis();
        return shows(matter.gauge().expectedRivals(matter.time() + ahead));
    }

    @Override
    public boolean shows(double expectedRivals) {
        return expectedRivals > rules.limit();
    }

    @Override
    public @Nullable Long blueUntil(Case matter) {
        return matter.blueUntil(rules.limit());
    }

    @Override
    public double visible(Case matter) {
        return matter.gauge().expectedRivals(matter.time()) / rules.limit();
    }

    @Override
    public String claim() {
        return "and at most " + Numbers.exact(rules.limit(), 1) + " rivals are expected to know.";
    }
}
