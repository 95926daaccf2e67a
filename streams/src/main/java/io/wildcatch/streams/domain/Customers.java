package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule 14 as a policy has it: what signals of customers mean. */
interface Customers {

    Customers KNOWN = new Known();

    /** As anybody else. */
    Customers UNKNOWN = new Customers() {
        @Override
        public Intent intent(@Nullable Intent named, String kind, Dossier dossier) {
            return Intent.PURCHASE;
        }

        @Override
        public boolean atRisk(Case matter) {
            return false;
        }
    };

    static Customers of(Policy policy) {
        return policy.holds(PolicyRule.CUSTOMERS) ? KNOWN : UNKNOWN;
    }

    /** @param named by the sender; null: what is usual for such a signal */
    Intent intent(@Nullable Intent named, String kind, Dossier dossier);

    /** Whether a customer is about to leave. */
    boolean atRisk(Case matter);

    /** What a kind of signal means depends on whether the account is a customer. */
    final class Known implements Customers {

        private static final Set<String> CHURN =
                Set.of("USAGE_DROP", "SUPPORT_TICKET", "COMPARISON", "DEPARTURE", "TECH_CHANGE");

        private Known() {}

        @Override
        public Intent intent(@Nullable Intent named, String kind, Dossier dossier) {
            return named != null ? named : usual(kind, dossier.customer());
        }

        private static Intent usual(String kind, boolean customer) {
            return !customer ? Intent.PURCHASE : CHURN.contains(kind) ? Intent.DEFECTION : Intent.REPURCHASE;
        }

        @Override
        public boolean atRisk(Case matter) {
            return matter.dossier().customer() && matter.score().intent() == Intent.DEFECTION;
        }
    }
}
