package io.wildcatch.local.market;

import io.wildcatch.event.Account;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Person;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Source;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated market: the same settings give the same market, and any company can be looked at without the others.
 *
 * <p>Of its companies, six in a hundred will buy within the history: half of them quietly (it shows on our own site, to
 * partners and to people), the others loudly (on syndicated feeds, in public tenders and the press), and one in ten of
 * all of them without anything showing. Twelve in a hundred look around without buying, some customers are about to
 * leave, two in a hundred look like buyers and aren't, and everybody makes some noise: visits by most, and headlines, job posts and notices nearly all about the one
 * company in seven that is in the public eye. Syndicated sources resell each other's
 * findings, agencies copy the wire in other words, sources send again, report late or correct themselves. One company in
 * five is unknown to the CRM, one person in ten doesn't want to be contacted.
 *
 * <p>Of every ten companies about a hundred signals show in sixty days. What other styles of market are like instead, they
 * say themselves.
 */
public final class Market {

    private final MarketSettings settings;
    private final Population population;
    private final Rivals rivals;

    private Market(MarketSettings settings) {
        this.settings = settings;
        this.population = new Population(settings);
        this.rivals = new Rivals(settings);
    }

    public static Market of(MarketSettings settings) {
        return new Market(settings);
    }

    public List<Offering> offerings() {
        return settings.style().items().stream().map(Catalogue.Item::offering).toList();
    }

    public List<Seller> sellers() {
        return Catalogue.sellers();
    }

    public List<Source> sources() {
        return settings.style().outlets().stream().map(Outlet::toSource).toList();
    }

    /** The companies that the CRM knows. */
    public List<Account> accounts() {
        return companies().filter(Company::inCrm).map(Company::toAccount).toList();
    }

    /** The people that the CRM knows. */
    public List<Person> people() {
        return companies()
                .filter(Company::inCrm)
                .flatMap(company -> company.people().stream()
                        .filter(Human::inCrm)
                        .map(human -> human.toPerson(company.accountId())))
                .toList();
    }

    MarketSettings settings() {
        return settings;
    }

    Stream<Company> companies() {
        return IntStream.range(0, settings.accounts()).mapToObj(population::company);
    }

    Story story(Company company) {
        return Story.of(settings, company);
    }

    /** Probability that a given rival sees what the source shows. */
    double reach(Outlet outlet) {
        return rivals.reach(outlet);
    }

    List<Instant> rivalsOf(Story story) {
        return rivals.arrivals(story);
    }
}
