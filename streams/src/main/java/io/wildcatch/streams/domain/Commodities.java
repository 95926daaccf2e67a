package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import io.wildcatch.streams.domain.policy.RoutingRules;

/** Rule 8 as a policy has it: what is for machines. */
interface Commodities {

    /** Nothing is. */
    Commodities NONE = new Commodities() {
        @Override
        public boolean isSmall(Case matter) {
            return false;
        }

        @Override
        public boolean isCommodity(Case matter) {
            return false;
        }
    };

    static Commodities of(Policy policy) {
        return policy.holds(PolicyRule.COMMODITIES) ? new ByBasket(policy.routing()) : NONE;
    }

    /** Whether the basket is small in any case, so that no condition gives it to people. */
    boolean isSmall(Case matter);

    /** Whether it is small, or simple. */
    boolean isCommodity(Case matter);

    /** By the bounds of the basket; in between by how many people were seen. */
    record ByBasket(RoutingRules rules) implements Commodities {

        @Override
        public boolean isSmall(Case matter) {
            return matter.offering().high() < rules.commodityBelow();
        }

        @Override
        public boolean isCommodity(Case matter) {
            OfferingTerms offering = matter.offering();
            if (isSmall(matter)) {
                return true;
            }
            if (offering.low() > rules.commodityBelow()) {
                return false;
            }
            int complex = matter.pursuit().lane() == Lane.HUMAN ? rules.simpleBelow() : rules.complexFrom();
            return matter.score().people() < complex;
        }
    }
}
