package io.wildcatch.local.lab;

import io.wildcatch.event.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The estimated number of buyers against the true one. True buyers of a segment are the companies with an episode of
 * buying in it that overlaps the line's window, or the history where it has none; whether anything showed of them or not.
 *
 * @param segments that can be compared: {@code all}, {@code country:…}, {@code offering:…}, {@code industry:…}
 * @param held share of these whose interval holds the true number; null without any
 */
public record CoverageFit(long segments, @Nullable Double held, List<Line> lines) {

    /**
     * One segment.
     *
     * @param buyers true number
     */
    public record Line(
            String segment, long buyers, double observed, double estimated, double low, double high, boolean holds) {}

    static CoverageFit of(Trial trial, List<Ranges.CoverageEstimate> estimates, List<Account> crm) {
        Map<String, Account> accounts = new HashMap<>();
        for (Account account : crm) {
            trial.companies().ofAccount(account.getId()).ifPresent(company -> accounts.put(company.id(), account));
        }
        List<Line> lines = new ArrayList<>();
        for (Ranges.CoverageEstimate estimate : estimates) {
            test(estimate.segment(), accounts)
                    .ifPresent(test -> lines.add(
                            line(estimate, buyers(trial, estimate.window().orElse(trial.history()), test))));
        }
        return new CoverageFit(
                lines.size(), Figures.share(lines.stream().filter(Line::holds).count(), lines.size()), lines);
    }

    private static long buyers(Trial trial, Span window, Predicate<AccountTruth> test) {
        return trial.companies().all().stream()
                .filter(company -> company.buysWithin(window, test))
                .count();
    }

    private static Line line(Ranges.CoverageEstimate estimate, long buyers) {
        return new Line(
                estimate.segment(),
                buyers,
                estimate.observed(),
                estimate.estimated(),
                estimate.low(),
                estimate.high(),
                buyers >= estimate.low() && buyers <= estimate.high());
    }

    private static Optional<Predicate<AccountTruth>> test(String segment, Map<String, Account> accounts) {
        if (segment.equals("all")) {
            return Optional.of(truth -> true);
        }
        int colon = segment.indexOf(':');
        String value = segment.substring(colon + 1);
        return switch (segment.substring(0, Math.max(0, colon))) {
            case "country" -> Optional.of(truth -> value.equals(country(truth, accounts)));
            case "offering" -> Optional.of(truth -> value.equals(truth.offering()));
            case "industry" ->
                Optional.of(truth -> {
                    Account account = accounts.get(truth.accountId());
                    return account != null && value.equals(account.getIndustry());
                });
            default -> Optional.empty();
        };
    }

    private static @Nullable String country(AccountTruth truth, Map<String, Account> accounts) {
        Account account = accounts.get(truth.accountId());
        return truth.country() != null || account == null ? truth.country() : account.getCountry();
    }
}
