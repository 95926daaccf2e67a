package io.wildcatch.connectors.feeds;

import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import java.util.List;

/** What became of a record of a feed. */
public sealed interface MapOutcome {

    /**
     * The record says something.
     *
     * @param signals at least one
     * @param accounts companies that it identifies beyond doubt; may be empty
     */
    record Mapped(List<Signal> signals, List<Account> accounts) implements MapOutcome {
        public Mapped {
            if (signals.isEmpty()) {
                throw new IllegalArgumentException("a mapped record has at least one signal");
            }
            signals = List.copyOf(signals);
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * The record says nothing that can be used.
     *
     * @param reason one of a few, to count by
     * @param detail what was expected where; never personal data
     */
    record Rejected(String reason, String detail) implements MapOutcome {
        /** Reason and detail in one line. */
        public String message() {
            return detail.isEmpty() ? reason : reason + ": " + detail;
        }
    }

    static MapOutcome rejected(String reason, String detail) {
        return new Rejected(reason, detail);
    }
}
