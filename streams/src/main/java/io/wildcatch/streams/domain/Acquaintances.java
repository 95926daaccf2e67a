package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import io.wildcatch.streams.domain.naming.PersonName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is who at an account: those whom sources showed in an episode, and those whom the CRM knows. An address tells
 * people apart; who is shown without one is known by a full name, where no two people have that name. Whoever may be
 * somebody who opted out, even in doubt, counts as opted out: under another id, or by name alone.
 */
public final class Acquaintances {

    /** What tells somebody whom sources showed from others. */
    private record Trait(
            long key, boolean address, @Nullable PersonName name) {}

    private final Ledger ledger;
    private final Dossier dossier;
    private final Set<Long> shown;
    private @Nullable OptOuts outs;
    private final Map<Long, Trait> traits = new HashMap<>();
    /** By the key of somebody shown without an address, the key by which they count. */
    private final Map<Long, Long> principals = new HashMap<>();

    /** @param shown keys under which sources showed people in the episode */
    Acquaintances(Ledger ledger, Dossier dossier, Set<Long> shown) {
        this.ledger = ledger;
        this.dossier = dossier;
        this.shown = shown;
        for (Long key : shown) {
            SeenPerson seen = ledger.person(key);
            // Names are looked at only where they have to tell: most people are shown with an address.
            if (seen != null && seen.email() == null) {
                principals.put(key, principal(trait(seen)));
            }
        }
    }

    private OptOuts outs() {
        if (outs == null) {
            outs = OptOuts.of(dossier.people());
        }
        return outs;
    }

    private @Nullable Trait trait(long key) {
        SeenPerson seen = ledger.person(key);
        return seen == null ? null : trait(seen);
    }

    private Trait trait(SeenPerson seen) {
        return traits.computeIfAbsent(
                seen.key(), key -> new Trait(key, seen.email() != null, PersonName.of(seen.name())));
    }

    /** The key of the only address that goes with the name; without any, the smallest of those who bear it. */
    private long principal(Trait nameless) {
        PersonName name = nameless.name();
        Set<Long> addressed = addressed(name);
        if (addressed.size() > 1) {
            return nameless.key();
        }
        return addressed.isEmpty() ? smallest(nameless) : addressed.iterator().next();
    }

    /** Keys of the addresses of whoever bears a full name. */
    private Set<Long> addressed(@Nullable PersonName name) {
        Set<Long> keys = new HashSet<>(2);
        if (name == null) {
            return keys;
        }
        for (Long key : shown) {
            Trait trait = trait(key);
            if (trait != null && trait.address() && name.isCertainly(trait.name())) {
                keys.add(key);
            }
        }
        for (Member member : dossier.people()) {
            if (member.address() && name.isCertainly(member.name())) {
                keys.add(member.key());
            }
        }
        return keys;
    }

    private long smallest(Trait nameless) {
        PersonName name = nameless.name();
        long least = nameless.key();
        for (Long key : shown) {
            Trait other = trait(key);
            if (other != null && name != null && !other.address() && name.isCertainly(other.name())) {
                least = Math.min(least, key);
            }
        }
        return least;
    }

    private long principal(long key) {
        return principals.getOrDefault(key, key);
    }

    /** Keys of the people whom sources showed, one for each of whom it is certain that they are one. */
    Set<Long> keys() {
        if (principals.isEmpty()) {
            return shown;
        }
        Set<Long> keys = new TreeSet<>();
        for (Long key : shown) {
            long principal = principal(key);
            if (shown.contains(principal)) {
                keys.add(principal);
            } else if (keys.stream().noneMatch(other -> principal(other) == principal)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** All keys under which somebody was shown, given one of them. */
    List<Long> keysOf(long key) {
        if (principals.isEmpty()) {
            return shown.contains(key) ? List.of(key) : List.of();
        }
        long principal = principal(key);
        return shown.stream().filter(other -> principal(other) == principal).toList();
    }

    /** What the CRM knows of somebody who was shown: the first by id of those who may be it; null: nothing. */
    public @Nullable Member member(long key) {
        if (dossier.people().isEmpty()) {
            return null;
        }
        Member known = byKey(key);
        Member other = known == null && principal(key) != key ? byKey(principal(key)) : known;
        return other == null ? byName(key) : other;
    }

    private @Nullable Member byKey(long key) {
        for (Member member : dossier.people()) {
            if (member.key() == key) {
                return member;
            }
        }
        return null;
    }

    /** Of those of whom the CRM has no address: somebody who has the name, as nobody else does. */
    private @Nullable Member byName(long key) {
        Trait trait = trait(key);
        PersonName name = trait == null ? null : trait.name();
        for (Member member : dossier.people()) {
            if (name != null && !member.address() && name.isCertainly(member.name())) {
                Set<Long> addressed = addressed(name);
                addressed.remove(key);
                return addressed.isEmpty() ? member : null;
            }
        }
        return null;
    }

    /** Whether somebody who was shown may be one who opted out, here or, by their address, anywhere. */
    public boolean optedOut(long key) {
        Member member = member(key);
        return (member != null && optedOut(member))
                || isOut(key)
                || (!principals.isEmpty() && keysOf(key).stream().anyMatch(this::isOut));
    }

    boolean anyOptedOut() {
        return dossier.people().stream().anyMatch(this::optedOut)
                || shown.stream().anyMatch(this::optedOut);
    }

    /** The same of somebody whom the CRM knows: by what it says, or by what sources showed of them. */
    boolean optedOut(Member member) {
        return member.optedOut() || (member.address() && dossier.suppressed().has(member.key())) || isOut(member.key());
    }

    /** The same by an id, be it the CRM's or that of whom sources showed. */
    public boolean optedOut(String personId) {
        return dossier.people().stream().anyMatch(member -> member.goesBy(personId) && optedOut(member))
                || ledger.people().stream()
                        .anyMatch(seen -> SeenPerson.isId(personId, seen.key()) && optedOut(seen.key()));
    }

    private boolean isOut(long key) {
        SeenPerson seen = ledger.person(key);
        if (seen == null) {
            return false;
        }
        return (seen.email() != null && dossier.suppressed().has(key)) || isOutHere(seen);
    }

    private boolean isOutHere(SeenPerson seen) {
        if (outs().isEmpty()) {
            return false;
        }
        Trait trait = trait(seen);
        return outs().mayInclude(trait.key(), trait.address(), trait.name());
    }

    /** What the CRM knows of somebody by an id; null: nothing. */
    @Nullable
    Member memberOf(String personId) {
        for (Member member : dossier.people()) {
            if (member.goesBy(personId)) {
                return member;
            }
        }
        return null;
    }
}
