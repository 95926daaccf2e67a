package io.wildcatch.streams.domain;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM knows of a home.
 *
 * @param accountId CRM account id; null: the CRM doesn't know the company
 * @param customer whether it is a customer
 * @param ownerId seller who owns the account
 * @param country ISO 3166-1 alpha-2 code
 * @param people people of the account
 * @param segment segment of the market that the account belongs to, for example country:FR; null: not known
 */
public record Dossier(
        @Nullable String accountId,
        boolean customer,
        @Nullable String ownerId,
        @Nullable String country,
        List<Member> people,
        @Nullable String segment) {

    public static final Dossier NONE = new Dossier(null, false, null, null, List.of(), null);

    /**
     * A person that the CRM knows. Personal data.
     *
     * @param key as in {@link SeenPerson}
     * @param id person id
     * @param role role or title
     * @param optedOut never to be contacted
     * @param optedIn asked to be contacted
     * @param channel preferred channel
     * @param zone time zone
     * @param usual the usual role that the title stands for, which takes long to find
     */
    public record Member(
            long key,
            String id,
            @Nullable String role,
            boolean optedOut,
            boolean optedIn,
            @Nullable String channel,
            @Nullable ZoneId zone,
            @Nullable String usual) {

        public Member(
                long key,
                String id,
                @Nullable String role,
                boolean optedOut,
                boolean optedIn,
                @Nullable String channel,
                @Nullable ZoneId zone) {
            this(key, id, role, optedOut, optedIn, channel, zone, Roles.normal(role));
        }
    }

    public Dossier {
        people = List.copyOf(people);
    }

    /** @return null when the CRM doesn't know the person */
    public @Nullable Member member(long key) {
        for (Member member : people) {
            if (member.key() == key) {
                return member;
            }
        }
        return null;
    }

    /** @return null when the CRM knows nobody by this id, nor by that of a person whom sources showed */
    @Nullable
    Member memberOf(String personId) {
        for (Member member : people) {
            if (member.id().equals(personId) || SeenPerson.id(member.key()).equals(personId)) {
                return member;
            }
        }
        return null;
    }
}
