package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import io.wildcatch.streams.domain.naming.CompanyName;
import io.wildcatch.streams.domain.naming.NameMatcher;
import io.wildcatch.streams.domain.naming.PlaceName;
import io.wildcatch.streams.topology.Identities.NameEntry;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which account of the CRM a bare name means. The same name in another place is another company; a name without a place
 * means an account only when it is the only one so called.
 */
final class NameLookup {

    private static final int CANDIDATES = 10;
    private static final int REMEMBERED = 16_384;

    sealed interface Match {}

    record One(String home) implements Match {}

    record Several(List<String> accountIds) implements Match {}

    record None() implements Match {}

    /** A bearer of a name with what is compared of it. */
    private record Bearer(
            NameEntry entry,
            String normalised,
            NameMatcher.Reading reading,
            @Nullable String place) {}

    private record Question(
            String block, String name, @Nullable String place) {}

    private final Identities identities;
    private final Recent<String, List<Bearer>> blocks = new Recent<>(REMEMBERED);
    /** Comparing names costs more than all else about a signal, and sources repeat themselves. */
    private final Recent<Question, Match> answers = new Recent<>(REMEMBERED);

    NameLookup(Identities identities) {
        this.identities = identities;
    }

    /** Somebody else bears a name in this block now. */
    void forget(String block) {
        blocks.remove(block);
        answers.keySet().removeIf(question -> question.block().equals(block));
    }

    Match find(String block, AccountRef account) {
        Question question = new Question(block, account.getName(), place(account.getCity()));
        Match known = answers.get(question);
        if (known == null) {
            known = match(question);
            answers.put(question, known);
        }
        return known;
    }

    private Match match(Question question) {
        String normalised = CompanyName.normalise(question.name());
        List<Bearer> inPlace = bearers(question.block(), bearer -> agree(bearer.place(), question.place()));
        List<Bearer> exact = inPlace.stream()
                .filter(bearer -> bearer.normalised().equals(normalised))
                .toList();
        return match(exact.isEmpty() ? alike(inPlace, question.name()) : exact);
    }

    private static List<Bearer> alike(List<Bearer> bearers, String name) {
        NameMatcher.Reading wanted = NameMatcher.read(name);
        return bearers.stream()
                .filter(bearer -> NameMatcher.compare(bearer.reading(), wanted).same())
                .toList();
    }

    private List<Bearer> bearers(String block, Predicate<Bearer> which) {
        List<Bearer> all = blocks.get(block);
        if (all == null) {
            all = identities.names(block).stream().map(NameLookup::bearer).toList();
            blocks.put(block, all);
        }
        return all.stream().filter(which).toList();
    }

    private static Bearer bearer(NameEntry entry) {
        return new Bearer(
                entry, CompanyName.normalise(entry.name()), NameMatcher.read(entry.name()), place(entry.city()));
    }

    private static @Nullable String place(@Nullable String city) {
        return city == null ? null : PlaceName.normalise(city);
    }

    /** A place that isn't named contradicts nothing; one that can't be read is no place that anybody could share. */
    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || (!one.isEmpty() && one.equals(other));
    }

    private static Match match(List<Bearer> found) {
        List<String> homes =
                found.stream().map(bearer -> bearer.entry().home()).distinct().toList();
        if (homes.isEmpty()) {
            return new None();
        }
        return homes.size() == 1
                ? new One(homes.get(0))
                : new Several(found.stream()
                        .map(bearer -> bearer.entry().accountId())
                        .limit(CANDIDATES)
                        .toList());
    }
}
