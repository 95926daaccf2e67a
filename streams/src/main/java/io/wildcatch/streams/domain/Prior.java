package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.learning.Weights;
import java.util.List;

/**
 * No rule 2: nobody is likelier to buy than a company without any signal, and the newest report says what it is about.
 *
 * @param bias log-odds of a purchase without any signal
 */
record Prior(double bias, Customers customers) implements Scoring {

    @Override
    public Score score(Case matter, Weights learnt) {
        int people = matter.people().size();
        return new Score(
                Score.logistic(bias), intent(matter), bias, 0, List.of(), people, false, false, learnt.epoch());
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
