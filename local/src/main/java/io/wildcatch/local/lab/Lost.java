package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Quiet buyers that no seller was told of while they were buying, and how far they came: the lane nearest to a seller in
 * which one of their opportunities was within the episode.
 *
 * @param buyers how many
 * @param because by reason: {@code machines}, {@code suppressed}, {@code contested}, {@code held}; {@code late} where a
 *     seller was told, but before or after the episode; {@code unseen} where nothing was decided
 */
public record Lost(long buyers, Map<String, Long> because) {

    /** Where an opportunity may be instead of with a seller; the nearest first. */
    private record Place(Lane lane, String reason) {}

    private static final List<Place> PLACES = List.of(
            new Place(Lane.AUTOMATION, "machines"),
            new Place(Lane.SUPPRESSED, "suppressed"),
            new Place(Lane.CONTESTED, "contested"),
            new Place(Lane.HELD, "held"));

    /** A lane, from a decision to the next one of the same opportunity. */
    private record Stay(Lane lane, Instant from, Instant until) {}

    static Lost of(Trial trial) {
        Map<String, List<Stay>> stays = stays(trial);
        Map<String, Long> because = new TreeMap<>();
        long buyers = 0;
        for (Company company : trial.companies().all()) {
            List<AccountTruth> episodes = company.episodes().stream()
                    .filter(episode -> episode.buyer() && episode.quiet() && episode.overlaps(trial.history()))
                    .toList();
            List<Stay> own = stays.getOrDefault(company.id(), List.of());
            boolean reached = own.stream().anyMatch(stay -> stay.lane() == Lane.HUMAN && company.buysAt(stay.from()));
            if (!episodes.isEmpty() && !reached) {
                buyers++;
                because.merge(reason(episodes, own), 1L, Long::sum);
            }
        }
        return new Lost(buyers, because);
    }

    private static String reason(List<AccountTruth> episodes, List<Stay> stays) {
        for (Place place : PLACES) {
            if (stays.stream().anyMatch(stay -> stay.lane() == place.lane() && within(episodes, stay))) {
                return place.reason();
            }
        }
        return stays.stream().anyMatch(stay -> stay.lane() == Lane.HUMAN) ? "late" : "unseen";
    }

    private static boolean within(List<AccountTruth> episodes, Stay stay) {
        return episodes.stream()
                .anyMatch(episode ->
                        !stay.from().isAfter(episode.until()) && !stay.until().isBefore(episode.from()));
    }

    private static Map<String, List<Stay>> stays(Trial trial) {
        Map<String, List<Decision>> paths = new HashMap<>();
        trial.decisions()
                .forEach(decision -> paths.computeIfAbsent(decision.getOpportunityId(), id -> new ArrayList<>())
                        .add(decision));
        Map<String, List<Stay>> stays = new HashMap<>();
        paths.values().forEach(path -> {
            for (int i = 0; i < path.size(); i++) {
                Instant until = i + 1 < path.size() ? path.get(i + 1).getAt() : Instant.MAX;
                Stay stay = new Stay(path.get(i).getLane(), path.get(i).getAt(), until);
                trial.company(path.get(i))
                        .ifPresent(company -> stays.computeIfAbsent(company.id(), id -> new ArrayList<>())
                                .add(stay));
            }
        });
        return stays;
    }
}
