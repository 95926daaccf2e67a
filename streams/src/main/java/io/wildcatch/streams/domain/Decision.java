package io.wildcatch.streams.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lane decision with every factor.
 *
 * @param at event time
 * @param opportunityId deterministic id
 * @param accountId account id
 * @param offering offering id
 * @param intent what the account is about to do
 * @param lane lane from now on
 * @param previous lane until now; null at the first decision
 * @param rule rule that decided
 * @param probability of a purchase, 0 to 1
 * @param rivals that know at {@code at}
 * @param chance to win against them, 0 to 1
 * @param value expected, EUR
 * @param freshness 0 to 1
 * @param blueUntil when the expected rivals cross the limit; null: never
 * @param seller seller; null: unassigned
 * @param takeUpBy when it goes to the next seller unless this one takes it up; null: it stays
 * @param advice whom to contact, and when
 * @param signals ids of the first reports of the events, oldest first
 * @param sources sources that showed the account, sorted
 * @param duplicates ids of the further reports
 * @param group who takes part in the decision to buy
 * @param why one sentence per factor, strongest first
 * @param basis what its numbers are made of
 */
public record Decision(
        long at,
        String opportunityId,
        String accountId,
        String offering,
        Intent intent,
        Lane lane,
        @Nullable Lane previous,
        Rule rule,
        double probability,
        Estimate rivals,
        double chance,
        double value,
        double freshness,
        @Nullable Long blueUntil,
        @Nullable String seller,
        @Nullable Long takeUpBy,
        Advice advice,
        List<String> signals,
        List<String> sources,
        List<String> duplicates,
        BuyingGroup group,
        List<String> why,
        Basis basis) {

    /**
     * What the numbers can be worked out from again.
     *
     * @param epoch of what was learnt; 0: nothing was
     * @param rivals in the market
     * @param basket most likely, EUR
     * @param bias log-odds without evidence
     * @param deviation standard deviation of the log-odds; 0: certain
     * @param factors of the probability
     * @param exposures of the expected rivals
     */
    public record Basis(
            long epoch,
            int rivals,
            double basket,
            double bias,
            double deviation,
            List<Score.Factor> factors,
            List<Exposure> exposures) {}
}
