package io.wildcatch.streams.topology;

import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import io.wildcatch.streams.domain.Hashes;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.SuppressionList;
import org.jspecify.annotations.Nullable;

/** The global table of addresses whose owners opted out, by address and person: one owner may be several people. */
record Suppressions(Rows table) implements SuppressionList {

    private static final char OWNER = '/';

    @Override
    public boolean has(long address) {
        return !table.startingWith(Hashes.hex(address) + OWNER).isEmpty();
    }

    /** What the table has of somebody; null: nothing, since they didn't opt out, or have no address. */
    static @Nullable String keyOf(Person person) {
        SeenPerson known = SeenPerson.of(person.getEmail(), null, null);
        return known == null || person.getConsent() != Consent.OPT_OUT
                ? null
                : Hashes.hex(known.key()) + OWNER + person.getId();
    }
}
