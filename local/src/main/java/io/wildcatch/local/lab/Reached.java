package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many of the true buyers reached a seller while they were buying: one of the account's decisions for the lane HUMAN
 * falls into the episode. Counted are buyers whose episode overlaps the history.
 *
 * @param buyers companies
 * @param reached those that reached a seller
 * @param share null without buyers
 */
public record Reached(long buyers, long reached, @Nullable Double share) {

    /**
     * By what buyers show.
     *
     * @param quiet who show mostly where no rival looks
     * @param quietForSellers the quiet ones that are after something that people sell, not machines
     * @param loud who are neither quiet nor silent
     */
    public record ByKind(Reached all, Reached quiet, Reached quietForSellers, Reached loud) {}

    static ByKind of(Trial trial) {
        Set<String> commodities = HardRules.commodities(trial);
        Map<String, List<Instant>> handed = handed(trial);
        Predicate<AccountTruth> sold = truth -> truth.offering() == null || !commodities.contains(truth.offering());
        return new ByKind(
                of(trial, handed, truth -> true),
                of(trial, handed, AccountTruth::quiet),
                of(trial, handed, truth -> truth.quiet() && sold.test(truth)),
                of(trial, handed, AccountTruth::loud));
    }

    private static Reached of(Trial trial, Map<String, List<Instant>> handed, Predicate<AccountTruth> test) {
        List<Company> buyers = trial.companies().all().stream()
                .filter(company -> company.buysWithin(trial.history(), test))
                .toList();
        long reached = buyers.stream()
                .filter(company ->
                        handed.getOrDefault(company.id(), List.of()).stream().anyMatch(company::buysAt))
                .count();
        return new Reached(buyers.size(), reached, Figures.share(reached, buyers.size()));
    }

    private static Map<String, List<Instant>> handed(Trial trial) {
        Map<String, List<Instant>> handed = new HashMap<>();
        List<Decision> human = trial.decisions().stream()
                .filter(decision -> decision.getLane() == Lane.HUMAN)
                .collect(Collectors.toList());
        for (Decision decision : human) {
            trial.company(decision)
                    .ifPresent(company -> handed.computeIfAbsent(company.id(), id -> new ArrayList<>())
                            .add(decision.getAt()));
        }
        return handed;
    }
}
