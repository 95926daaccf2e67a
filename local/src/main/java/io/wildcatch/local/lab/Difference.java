package io.wildcatch.local.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two replays of one history decided differently. Opportunities are the same when their ids are; where an episode
 * began at another moment, so that the id is another one, those of the same account and offering are, in their order.
 *
 * @param same opportunities that went the same way in both; their numbers may differ
 * @param lanes how many opportunities of each lane of the first replay came to which lane of the second, see {@link
 *     Change}
 * @param movers how often each factor moved one
 * @param accounts accounts with an opportunity that changed
 * @param changes opportunities that went another way, or to another seller; the most valuable first
 */
public record Difference(long same, List<Flow> lanes, Map<String, Long> movers, long accounts, List<Change> changes) {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String NONE = "NONE";

    /** So many opportunities went from this lane to that one. */
    public record Flow(String from, String to, long count) {}

    private record Pair(@Nullable Course a, @Nullable Course b) {}

    /**
     * Compares two folders that {@code replay} wrote.
     *
     * @throws WorkspaceException naming file, line and field of what can't be read
     */
    public static Difference between(Path a, Path b) throws WorkspaceException {
        return between(DecisionFile.read(a), DecisionFile.read(b));
    }

    static Difference between(List<Decision> a, List<Decision> b) {
        List<Pair> pairs = pairs(Course.of(a), Course.of(b));
        Map<String, Map<String, Long>> flows = new TreeMap<>();
        Map<String, Long> movers = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        for (Pair pair : pairs) {
            flows.computeIfAbsent(reached(pair.a()), lane -> new TreeMap<>()).merge(reached(pair.b()), 1L, Long::sum);
            Change change = change(pair);
            if (change != null) {
                changes.add(change);
                movers.merge(change.mover(), 1L, Long::sum);
            }
        }
        changes.sort(Comparator.comparing(Change::ofLane)
                .thenComparing(Change::value)
                .reversed()
                .thenComparing(Change::accountId)
                .thenComparing(Change::offering)
                .thenComparing(Change::at));
        long accounts = changes.stream().map(Change::accountId).distinct().count();
        return new Difference(pairs.size() - changes.size(), flows(flows), movers, accounts, changes);
    }

    private static List<Pair> pairs(Map<String, Course> a, Map<String, Course> b) {
        List<Pair> pairs = new ArrayList<>();
        Map<String, Deque<Course>> unmatched = new HashMap<>();
        b.forEach((id, course) -> {
            if (!a.containsKey(id)) {
                unmatched
                        .computeIfAbsent(course.subject(), subject -> new ArrayDeque<>())
                        .add(course);
            }
        });
        a.forEach((id, course) -> {
            Course other = b.get(id);
            pairs.add(new Pair(course, other != null ? other : next(unmatched.get(course.subject()))));
        });
        unmatched.values().forEach(rest -> rest.forEach(course -> pairs.add(new Pair(null, course))));
        return pairs;
    }

    private static @Nullable Course next(@Nullable Deque<Course> courses) {
        return courses == null ? null : courses.poll();
    }

    private static String reached(@Nullable Course course) {
        return course == null ? NONE : course.reached().name();
    }

    /** null when both went the same way */
    private static @Nullable Change change(Pair pair) {
        Course a = pair.a();
        Course b = pair.b();
        if (a == null || b == null) {
            Course there = a == null ? b : a;
            return there == null
                    ? null
                    : change(pair, there.first(), there.first(), new Factors("presence", List.of()));
        }
        int parting = parting(a.lanes(), b.lanes());
        if (parting >= 0) {
            return parted(pair, a, b, parting);
        }
        if (!a.sellers().equals(b.sellers())) {
            return change(pair, a.first(), b.first(), new Factors("seller", List.of(sellers(a) + " -> " + sellers(b))));
        }
        return null;
    }

    private static Change parted(Pair pair, Course a, Course b, int parting) {
        Optional<Decision> entersA = a.entering(parting);
        Optional<Decision> entersB = b.entering(parting);
        Instant atA = entersA.map(Decision::getAt).orElse(Instant.MAX);
        Instant atB = entersB.map(Decision::getAt).orElse(Instant.MAX);
        if (entersA.isPresent() && entersB.isPresent() && atA.equals(atB)) {
            // Both may have gone on at the same moment: what holds after that is no longer where they part.
            return change(pair, entersA.get(), entersB.get(), Factors.between(entersA.get(), entersB.get()));
        }
        Decision inA = a.holding(atA.isBefore(atB) ? atA : atB);
        Decision inB = b.holding(atA.isBefore(atB) ? atA : atB);
        Factors factors = atA.isBefore(atB) ? Factors.alone("a", inA, inB) : Factors.alone("b", inB, inA);
        return change(pair, atA.isBefore(atB) ? inA : inB, atA.isBefore(atB) ? inA : inB, factors);
    }

    private static String sellers(Course course) {
        return String.join(
                ", ",
                course.sellers().stream()
                        .map(seller -> seller.isEmpty() ? "none" : seller)
                        .toList());
    }

    /** The first place at which the ways differ; below 0 when they don't. */
    private static int parting(List<Lane> a, List<Lane> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            if (i >= a.size() || i >= b.size() || a.get(i) != b.get(i)) {
                return i;
            }
        }
        return -1;
    }

    private static Change change(Pair pair, Decision atA, Decision atB, Factors factors) {
        return new Change(
                atA.getAccountId(),
                atA.getOffering(),
                id(pair.a()),
                id(pair.b()),
                reached(pair.a()),
                reached(pair.b()),
                lanes(pair.a()),
                lanes(pair.b()),
                (atA.getAt().isBefore(atB.getAt()) ? atA : atB).getAt().toString(),
                factors.mover(),
                factors.details(),
                Math.max(atA.getExpectedValue(), atB.getExpectedValue()));
    }

    private static @Nullable String id(@Nullable Course course) {
        return course == null ? null : course.first().getOpportunityId();
    }

    private static List<String> lanes(@Nullable Course course) {
        return course == null
                ? List.of()
                : course.lanes().stream().map(Lane::name).toList();
    }

    private static List<Flow> flows(Map<String, Map<String, Long>> counts) {
        List<Flow> flows = new ArrayList<>();
        counts.forEach((from, targets) -> targets.forEach((to, count) -> flows.add(new Flow(from, to, count))));
        return flows;
    }

    /**
     * As JSON, with so many changes at most.
     *
     * @param limit 0 or more
     */
    public String toJson(int limit) throws IOException {
        List<Change> first = changes.subList(0, Math.min(limit, changes.size()));
        return MAPPER.writeValueAsString(new Difference(same, lanes, movers, accounts, first)) + "\n";
    }
}
