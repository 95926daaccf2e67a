package io.wildcatch.local.lab;

import io.wildcatch.event.Account;
import io.wildcatch.event.Basket;
import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Touch;
import io.wildcatch.schemas.GeneratedTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes small trials of which every figure can be reckoned by hand. Days count from the first of January. */
public final class Made {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static {
        // building a record makes Avro load its classes
        GeneratedTypes.trust();
    }

    private final List<AccountTruth> truth = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Offering> offerings = new ArrayList<>();
    private final List<Seller> sellers = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private double commodityBelow = 10_000;

    Made commodityBelow(double basket) {
        commodityBelow = basket;
        return this;
    }

    public static Instant day(double day) {
        return START.plusSeconds((long) (day * 86_400));
    }

    /** A line of truth; the role says whether it buys and how. */
    static AccountTruth truth(String id, String role, double from, double until, double... rivalsAt) {
        List<Instant> rivals = new ArrayList<>();
        for (double rival : rivalsAt) {
            rivals.add(day(rival));
        }
        return new AccountTruth(
                id,
                id + ".example",
                null,
                null,
                "FR",
                role,
                role.endsWith("BUYER"),
                role.startsWith("QUIET"),
                role.startsWith("SILENT"),
                "erp",
                true,
                day(from),
                day(until),
                Optional.of(rivals));
    }

    Made with(AccountTruth line) {
        truth.add(line);
        return this;
    }

    Made with(Decision.Builder decision) {
        decisions.add(decision.build());
        return this;
    }

    Made signal(String account, double day, double strength) {
        shown.add(new Shown(account, day(day), strength));
        return this;
    }

    Made person(String id, Consent consent) {
        people.add(Person.newBuilder()
                .setId(id)
                .setAccountId("a")
                .setConsent(consent)
                .build());
        return this;
    }

    Made offering(String id, double high) {
        offerings.add(Offering.newBuilder()
                .setId(id)
                .setBasket(Basket.newBuilder()
                        .setLow(high / 4)
                        .setMid(high / 2)
                        .setHigh(high)
                        .build())
                .build());
        return this;
    }

    Made seller(String id, int maxOpen) {
        sellers.add(Seller.newBuilder().setId(id).setMaxOpen(maxOpen).build());
        return this;
    }

    Made touch(String account, String person, double day, Direction direction) {
        touches.add(Touch.newBuilder()
                .setAccountId(account)
                .setPersonId(person)
                .setAt(day(day))
                .setChannel(Channel.EMAIL)
                .setBy("automation")
                .setDirection(direction)
                .build());
        return this;
    }

    Trial trial() {
        List<Shown> byTime =
                shown.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList();
        return new Trial(
                decisions,
                Companies.of(truth, List.<Account>of()),
                byTime,
                new Span(day(0), day(100)),
                people,
                offerings,
                sellers,
                touches,
                commodityBelow);
    }

    /** A decision about an account's purchase; the opportunity bears the account's name. */
    public static Decision.Builder decision(String account, double day, Lane lane) {
        return Decision.newBuilder()
                .setAt(day(day))
                .setOpportunityId("o-" + account)
                .setAccountId(account)
                .setOffering("erp")
                .setLane(lane)
                .setRule("under-the-radar")
                .setProbability(0.9)
                .setExpectedRivals(rivals(0, 0, 1))
                .setWinProbability(1)
                .setExpectedValue(54_000)
                .setPolicyVersion("p-1")
                .setBuyingGroup(BuyingGroup.newBuilder()
                        .setSeen(1)
                        .setExpected(7)
                        .setMissingRoles(List.of())
                        .build());
    }

    static Interval rivals(double mean, double low, double high) {
        return Interval.newBuilder().setMean(mean).setLow(low).setHigh(high).build();
    }
}
