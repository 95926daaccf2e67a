package io.wildcatch.connectors.verdicts;

import io.wildcatch.connectors.crm.NoAnswerException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A system of record that can be asked what changed. */
public interface ChangeFeed extends AutoCloseable {

    /**
     * One page of the records that were changed at or after a time, those deleted or merged among them. All pages
     * together have every record that was changed before the first was asked for; some may come twice.
     *
     * @param from since when
     * @param page null for the first; then what the page before named as {@link Page#next()}, maybe days later: best the
     *     place of its last record in an order of time and id
     * @throws NoAnswerException when there is no page, with what to do
     */
    Page read(Instant from, @Nullable String page) throws NoAnswerException, InterruptedException;

    @Override
    default void close() {}
}
