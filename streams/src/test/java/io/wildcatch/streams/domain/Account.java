package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.Case.Cause;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.SourceTerms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** One account that a test tells a story of, with the stages one after the other as the topology has them. */
final class Account {

    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    final Policy policy = Policy.defaults();
    final Ledger ledger;
    final List<Decision> told = new ArrayList<>();
    /** All that happened, whatever the ledger has forgotten. */
    final List<Touch> all = new ArrayList<>();

    private final Scorer scorer = new Scorer(policy);
    private final Router router = new Router(policy);
    private final Briefing briefing = new Briefing(policy, Holidays.NONE);
    private final Docket docket;
    private final Function<String, OfferingTerms> offerings;
    private Dossier dossier = Dossier.NONE;
    private int signals;

    Account(String home) {
        this.ledger = new Ledger(home);
        this.offerings = id -> id.equals("paper")
                ? new OfferingTerms(id, 300, 600, 1_200, 5)
                : new OfferingTerms(id, 30_000, 60_000, 120_000, 5);
        this.docket = new Docket(policy, offerings, this::decide, this::tell);
    }

    static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    Account of(String country, Dossier.Member... members) {
        dossier = new Dossier(null, false, null, country, List.of(members), null);
        return this;
    }

    static Dossier.Member member(String id, String role, String zone, String channel) {
        SeenPerson person = Objects.requireNonNull(SeenPerson.of(id + "@acme.test", null, role));
        return new Dossier.Member(person, id, false, true, channel, zone == null ? null : ZoneId.of(zone));
    }

    Account signal(long at, String offering, String source, String kind, SeenPerson person) {
        long key = person == null ? 0 : person.key();
        String id = "s" + signals++;
        docket.observe(
                ledger,
                dossier,
                new Sighting(id, source, kind, offering, null, 1, at, at, key, 0, List.of(), null, null, null, 0),
                person);
        return this;
    }

    Account raise(long at) {
        return signal(at, "erp", "crm", "HAND_RAISE", null);
    }

    Account out(long at, String person) {
        return touch(new Touch(at, false, person, "EMAIL", "seller-3"));
    }

    Account in(long at, String person) {
        return touch(new Touch(at, true, person, "EMAIL", null));
    }

    private Account touch(Touch touch) {
        all.add(touch);
        docket.touch(ledger, dossier, touch);
        return this;
    }

    Account until(long at) {
        docket.advance(ledger, dossier, at);
        return this;
    }

    /** A verdict ends what is open. */
    Account end(long at) {
        docket.close(ledger, dossier, at, null);
        return this;
    }

    Case moment(long at) {
        return new Case(policy, ledger, ledger.pursuit("erp"), dossier, offerings.apply("erp"), at, Cause.INPUT, false);
    }

    Decision last() {
        return told.get(told.size() - 1);
    }

    private void decide(Case matter) {
        matter.gauged(Gauge.of(
                matter.exposures(Account::terms, new Relevance(Policy.defaults(), false)),
                matter.offering().rivals()));
        matter.scored(scorer.score(matter));
        router.route(matter);
        if (!matter.rehearsal() && matter.cause() != Cause.REVIEW) {
            tell(matter);
        }
    }

    private static SourceTerms terms(String source) {
        return source.equals("press")
                ? new SourceTerms(source, source, "public", 5, 5, 2.0 * DAY)
                : new SourceTerms(source, source, "human", 1, 99, 2.0 * DAY);
    }

    private void tell(Case matter) {
        for (Decision decision : briefing.brief(matter, "domain:" + ledger.home())) {
            told.add(decision);
            matter.pursuit()
                    .publish(new Pursuit.Published(
                            decision.opportunityId(), decision.accountId(), decision.lane(), decision.seller()));
        }
    }
}
