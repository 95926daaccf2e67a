package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.naming.PersonName;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param suppressed who opted out anywhere; changes while the dossier doesn't
 */
public record Dossier(
        @Nullable String accountId,
        boolean customer,
        @Nullable String ownerId,
        @Nullable String country,
        List<Member> people,
        @Nullable String segment,
        SuppressionList suppressed) {

    public static final Dossier NONE = unknown(SuppressionList.EMPTY);

    /** Nobody is suppressed elsewhere. */
    public Dossier(
            @Nullable String accountId,
            boolean customer,
            @Nullable String ownerId,
            @Nullable String country,
            List<Member> people,
            @Nullable String segment) {
        this(accountId, customer, ownerId, country, people, segment, SuppressionList.EMPTY);
    }

    /** Of a home that the CRM doesn't know. */
    public static Dossier unknown(SuppressionList suppressed) {
        return new Dossier(null, false, null, null, List.of(), null, suppressed);
    }

    /**
     * A person that the CRM knows. Personal data.
     *
     * @param key as in {@link SeenPerson}; 0: nothing tells the person from others
     * @param id person id
     * @param role role or title
     * @param optedOut never to be contacted; in a dossier, also who may be somebody that opted out under another id
     * @param optedIn asked to be contacted
     * @param channel preferred channel
     * @param zone time zone
     * @param usual the usual role that the title stands for, which takes long to find
     * @param address whether the CRM has an e-mail address
     * @param name null: none, or none that can be read
     */
    public record Member(
            long key,
            String id,
            @Nullable String role,
            boolean optedOut,
            boolean optedIn,
            @Nullable String channel,
            @Nullable ZoneId zone,
            @Nullable String usual,
            boolean address,
            @Nullable PersonName name) {

        /** @param known what the CRM has of what sources show of people; null: none of it */
        public Member(
                @Nullable SeenPerson known,
                String id,
                boolean optedOut,
                boolean optedIn,
                @Nullable String channel,
                @Nullable ZoneId zone) {
            this(
                    known == null ? 0 : known.key(),
                    id,
                    known == null ? null : known.role(),
                    optedOut,
                    optedIn,
                    channel,
                    zone,
                    known == null ? null : Roles.normal(known.role()),
                    known != null && known.email() != null,
                    known == null ? null : PersonName.of(known.name()));
        }

        private Member out() {
            return new Member(key, id, role, true, false, channel, zone, usual, address, name);
        }

        /** Whether a touch with this person id was one with this person: that of the CRM, or of whom sources showed. */
        boolean goesBy(String personId) {
            return id.equals(personId) || (key != 0 && SeenPerson.isId(personId, key));
        }
    }

    public Dossier {
        people = leavingOut(people);
    }

    /** Whether somebody opted out who hadn't before. */
    public boolean barsMoreThan(Dossier before) {
        Set<String> barred = before.barred();
        return barred().stream().anyMatch(id -> !barred.contains(id));
    }

    private Set<String> barred() {
        return people.stream().filter(Member::optedOut).map(Member::id).collect(Collectors.toSet());
    }

    /** Who may be one who opted out counts as opted out: the CRM may know a person twice. */
    private static List<Member> leavingOut(List<Member> people) {
        OptOuts outs = OptOuts.of(people);
        return outs.isEmpty()
                ? List.copyOf(people)
                : people.stream()
                        .map(member -> outs.mayInclude(member) ? member.out() : member)
                        .toList();
    }
}
