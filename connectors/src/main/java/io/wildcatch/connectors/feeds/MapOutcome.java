package io.wildcatch.connectors.feeds;

import io.wildcatch.event.Account;
import io.wildcatch.event.Signal;
import java.util.List;

/** What became of a record of a feed. */
public sealed interface MapOutcome {

    /**
     * The record says something.
     *
     * @param signals may be empty where there are accounts
     * @param accounts companies that it identifies beyond doubt; may be empty
     */
    record Mapped(List<Signal> signals, List<Account> accounts) implements MapOutcome {
        public Mapped {
            if (signals.isEmpty() && accounts.isEmpty()) {
                throw new IllegalArgumentException("a mapped record has at least one signal or account");
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
     * @param withheld whether the record must not be shown to anybody, not even as a dead letter
     */
    record Rejected(String reason, String detail, boolean withheld) implements MapOutcome {

        public Rejected(String reason, String detail) {
            this(reason, detail, false);
        }

        /** Reason and detail in one line. */
        public String message() {
            return detail.isEmpty() ? reason : reason + ": " + detail;
        }
    }

    static MapOutcome rejected(String reason, String detail) {
        return new Rejected(reason, detail);
    }

    /** A rejection of what must not be shown: natural persons, companies that opted out of publication. */
    static MapOutcome withheld(String reason) {
        return new Rejected(reason, "", true);
    }
}
