package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.learning.Weights;
import java.util.List;

/** No rule 2: everything is a lead for certain, and its newest report says what it is about. */
record Certainty(Customers customers) implements Scoring {

    /** Log-odds that no double tells from certainty. */
    private static final double CERTAIN = 40;

    @Override
    public Score score(Case matter, Weights learnt) {
        int people = matter.people().size();
        return new Score(
                Score.logistic(CERTAIN), intent(matter), CERTAIN, List.of(), people, false, false, learnt.epoch());
    }

    @Override
    public Score lesson(Case matter, Weights learnt) {
        return score(matter, learnt);
    }

    private Intent intent(Case matter) {
        List<Sighting> events = matter.events();
        if (events.isEmpty()) {
            return Intent.PURCHASE;
        }
        Sighting newest = events.get(events.size() - 1);
        return customers.intent(newest.intent(), newest.kind(), matter.dossier());
    }
}
