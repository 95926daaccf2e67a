package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who of an account may be contacted, each person once, the best first. */
final class ContactList {

    private final Case matter;
    private final Acquaintances who;
    /** Ids of whom the CRM knows, and keys of addresses, that are listed. */
    private final Set<String> ids = new HashSet<>();

    private final Set<Long> addresses = new HashSet<>();
    private final Map<Long, List<String>> idsByAddress;
    private final List<Contact> asked = new ArrayList<>(2);
    private final List<Contact> silent = new ArrayList<>(2);
    private final List<Contact> strangers = new ArrayList<>(2);

    ContactList(Case matter) {
        this.matter = matter;
        this.who = matter.acquaintances();
        this.idsByAddress = matter.dossier().people().stream()
                .filter(Member::address)
                .collect(Collectors.groupingBy(Member::key, Collectors.mapping(Member::id, Collectors.toList())));
    }

    List<Contact> contacts() {
        matter.people().forEach(this::addSeen);
        List<Contact> all = new ArrayList<>(asked);
        all.addAll(silent);
        all.addAll(strangers);
        asked.clear();
        silent.clear();
        matter.dossier().people().forEach(this::addKnown);
        all.addAll(asked);
        all.addAll(silent);
        return all;
    }

    private void addSeen(long key) {
        if (who.optedOut(key)) {
            return;
        }
        SeenPerson seen = matter.ledger().person(key);
        Member member = who.member(key);
        if (member != null && isNew(member)) {
            add(member, seen, who.keysOf(key));
        } else if (member == null && seen != null) {
            strangers.add(new Contact(seen.id(), seen, null, who.keysOf(key), List.of()));
        }
    }

    private void addKnown(Member member) {
        if (!who.optedOut(member) && isNew(member)) {
            add(member, null, List.of());
        }
    }

    /** Several records with one address are one person. */
    private boolean isNew(Member member) {
        boolean isListed = !ids.add(member.id());
        boolean isDouble = member.address() && !addresses.add(member.key());
        return !isListed && !isDouble;
    }

    private void add(Member member, @Nullable SeenPerson seen, List<Long> shownBy) {
        List<Long> keys = new ArrayList<>(shownBy);
        if (member.key() != 0 && !keys.contains(member.key())) {
            keys.add(member.key());
        }
        List<String> same = member.address() ? idsByAddress.getOrDefault(member.key(), List.of()) : List.of();
        (member.optedIn() ? asked : silent).add(new Contact(member.id(), seen, member, keys, same));
    }
}
