package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.Page;
import java.time.Instant;

/** One kind of record that a feed goes through. */
interface Part {

    /** Letters only. */
    String name();

    /**
     * A page of it; what {@link Page#next()} says is for this part alone.
     *
     * @param after empty for the first page
     */
    Page read(Instant from, String after) throws NoAnswerException, InterruptedException;
}
