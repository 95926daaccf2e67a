package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Dossier.Member;
import io.wildcatch.streams.domain.naming.PersonName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those of an account who opted out, and how others are told to be perhaps one of them: by the address; by the name, where
 * one of both has no address; by the full name, where both have. Somebody who asked not to be contacted is known to the
 * CRM twice, or to a source by another address, more often than a namesake works for the same company.
 */
final class OptOuts {

    private final Set<Long> keys = new HashSet<>();
    private final Set<PersonName> addressed = new HashSet<>();
    private final List<PersonName> unaddressed = new ArrayList<>(0);
    private final List<PersonName> names = new ArrayList<>();

    static OptOuts of(List<Member> people) {
        OptOuts outs = new OptOuts();
        people.stream().filter(Member::optedOut).forEach(outs::add);
        return outs;
    }

    private void add(Member out) {
        keys.add(out.key());
        PersonName name = out.name();
        if (name != null) {
            names.add(name);
            if (!out.address()) {
                unaddressed.add(name);
            } else if (name.isFull()) {
                addressed.add(name);
            }
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean mayInclude(Member member) {
        return mayInclude(member.key(), member.address(), member.name());
    }

    /**
     * Whether somebody may be one of them.
     *
     * @param key as in {@link SeenPerson}; 0: nothing tells them from others
     * @param address whether an e-mail address is known
     */
    boolean mayInclude(long key, boolean address, @Nullable PersonName name) {
        if (key != 0 && keys.contains(key)) {
            return true;
        }
        if (name == null) {
            return false;
        }
        return address
                ? addressed.contains(name) || unaddressed.stream().anyMatch(name::mayBe)
                : names.stream().anyMatch(name::mayBe);
    }
}
