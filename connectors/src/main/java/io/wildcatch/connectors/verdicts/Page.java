package io.wildcatch.connectors.verdicts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of what changed.
 *
 * @param findings what the records say, in any order; records that say nothing have none
 * @param skipped records that should say something but lack what it takes, for example the account
 * @param latest when the last of the page's records was changed; null when there was none
 * @param next what to ask for the next page with; null: there is none
 */
public record Page(
        List<Finding> findings,
        int skipped,
        @Nullable Instant latest,
        @Nullable String next) {

    public Page {
        findings = List.copyOf(findings);
    }

    public Optional<String> nextPage() {
        return Optional.ofNullable(next);
    }
}
