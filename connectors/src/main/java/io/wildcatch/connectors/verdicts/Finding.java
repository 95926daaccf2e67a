package io.wildcatch.connectors.verdicts;

import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** What a record of the system says. Found again, it is the same if key, time and content are. */
public sealed interface Finding {

    /** The record's id in the system. */
    String recordId();

    /** When it happened, by the system's clock: not when the record was last changed, if the system tells both. */
    Instant at();

    /** The account it is about. */
    String accountId();

    /** The event to write. */
    SpecificRecord event();

    /** What the event says beside the time, to know it again. */
    String content();

    /** A seller's verdict. */
    record Judged(String recordId, Verdict event) implements Finding {
        @Override
        public Instant at() {
            return event.getAt();
        }

        @Override
        public String accountId() {
            return event.getAccountId();
        }

        @Override
        public String content() {
            return "verdict " + event.getOutcome() + " " + event.getRivals();
        }
    }

    /** A contact, or an answer. */
    record Touched(String recordId, Touch event) implements Finding {
        @Override
        public Instant at() {
            return event.getAt();
        }

        @Override
        public String accountId() {
            return event.getAccountId();
        }

        @Override
        public String content() {
            return "touch " + event.getChannel() + " " + event.getDirection();
        }
    }
}
