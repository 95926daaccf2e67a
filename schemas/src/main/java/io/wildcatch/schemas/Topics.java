package io.wildcatch.schemas;

import static io.wildcatch.schemas.Topic.Access.INPUT;
import static io.wildcatch.schemas.Topic.Access.INTERNAL;
import static io.wildcatch.schemas.Topic.Access.OUTPUT;
import static io.wildcatch.schemas.Topic.Cleanup.COMPACT;
import static io.wildcatch.schemas.Topic.Cleanup.DELETE;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.MarketCoverage;
import io.wildcatch.event.Observation;
import io.wildcatch.event.Offering;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.OptOut;
import io.wildcatch.event.Person;
import io.wildcatch.event.PolicyDocument;
import io.wildcatch.event.ScoringWeights;
import io.wildcatch.event.Seller;
import io.wildcatch.event.Signal;
import io.wildcatch.event.Source;
import io.wildcatch.event.SourceReach;
import io.wildcatch.event.Touch;
import io.wildcatch.event.UnresolvedSignal;
import io.wildcatch.event.Verdict;
import io.wildcatch.event.Wish;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topic contract: every topic of a deployment, by its prefix.
 *
 * @param prefix what every name starts with, for example {@code wildcatch.}
 */
public record Topics(String prefix) {

    public static final String DEFAULT_PREFIX = "wildcatch.";

    /** The one key of {@link #policies}. */
    public static final String POLICY = "policy";

    public static Topics withDefaultPrefix() {
        return new Topics(DEFAULT_PREFIX);
    }

    public Topic<Signal> signals() {
        return topic("signals", Signal.class, DELETE, INPUT, "best identifier known to the sender");
    }

    public Topic<Account> accounts() {
        return topic("accounts", Account.class, COMPACT, INPUT, "account id");
    }

    public Topic<Person> people() {
        return topic("people", Person.class, COMPACT, INPUT, "person id");
    }

    public Topic<Offering> offerings() {
        return topic("offerings", Offering.class, COMPACT, INPUT, "offering id");
    }

    public Topic<Source> sources() {
        return topic("sources", Source.class, COMPACT, INPUT, "source id");
    }

    public Topic<Seller> sellers() {
        return topic("sellers", Seller.class, COMPACT, INPUT, "seller id");
    }

    /** What decides: the last document that can be used is the policy in force. */
    public Topic<PolicyDocument> policies() {
        return topic("policies", PolicyDocument.class, COMPACT, INPUT, POLICY);
    }

    public Topic<Touch> touches() {
        return topic("touches", Touch.class, DELETE, INPUT, "account id");
    }

    public Topic<Verdict> verdicts() {
        return topic("verdicts", Verdict.class, DELETE, INPUT, "account id");
    }

    public Topic<Opportunity> opportunities() {
        return topic("opportunities", Opportunity.class, DELETE, OUTPUT, "account id");
    }

    public Topic<Opportunity> automation() {
        return topic("opportunities.automation", Opportunity.class, DELETE, OUTPUT, "account id");
    }

    public Topic<Opportunity> contested() {
        return topic("leads.contested", Opportunity.class, DELETE, OUTPUT, "account id");
    }

    public Topic<Opportunity> suppressed() {
        return topic("leads.suppressed", Opportunity.class, DELETE, OUTPUT, "account id");
    }

    public Topic<UnresolvedSignal> unresolved() {
        return topic("signals.unresolved", UnresolvedSignal.class, DELETE, OUTPUT, "signal id");
    }

    /** Dead letters: the original bytes with error headers, so that the value type is that of no schema. */
    public String rejected() {
        return prefix + "signals.rejected";
    }

    public Topic<SourceReach> reach() {
        return topic("sources.reach", SourceReach.class, COMPACT, OUTPUT, "source id");
    }

    public Topic<MarketCoverage> coverage() {
        return topic("market.coverage", MarketCoverage.class, COMPACT, OUTPUT, "segment");
    }

    public Topic<Decision> decisions() {
        return topic("decisions", Decision.class, DELETE, OUTPUT, "account id");
    }

    /** The one repartition: what is not at home yet. */
    public Topic<Homebound> homebound() {
        return topic("homebound", Homebound.class, DELETE, INTERNAL, "home, identifier or account id");
    }

    /** What accounts teach, on its way to the one place where it is learnt. */
    public Topic<Observation> observations() {
        return topic("observations", Observation.class, DELETE, INTERNAL, "the same for all");
    }

    /** Opportunities that ask for a seller, on their way to the one place that knows what all sellers have to do. */
    public Topic<Wish> assignments() {
        return topic("assignments", Wish.class, DELETE, INTERNAL, "the same for all");
    }

    /** Addresses whose owners opted out, for all accounts: a source may show one at another company than the CRM does. */
    public Topic<OptOut> optOuts() {
        return topic("optouts", OptOut.class, COMPACT, INTERNAL, "hash of the address, and person id");
    }

    /** What was learnt of the weights of evidence, epoch by epoch. */
    public Topic<ScoringWeights> weights() {
        return topic("scoring.weights", ScoringWeights.class, COMPACT, OUTPUT, "the same for all");
    }

    /**
     * The topics that one ledger is made of: they need the same number of partitions, and the partitioner of Kafka's Java
     * client (murmur2 of the key).
     */
    public List<Topic<?>> copartitioned() {
        return List.of(signals(), accounts(), people(), touches(), verdicts(), homebound());
    }

    /** Every topic whose values have a schema. */
    public List<Topic<?>> all() {
        return List.of(
                signals(),
                accounts(),
                people(),
                offerings(),
                sources(),
                sellers(),
                policies(),
                touches(),
                verdicts(),
                opportunities(),
                automation(),
                contested(),
                suppressed(),
                unresolved(),
                reach(),
                coverage(),
                weights(),
                decisions(),
                homebound(),
                observations(),
                assignments(),
                optOuts());
    }

    private <V extends SpecificRecord> Topic<V> topic(
            String name, Class<V> type, Topic.Cleanup cleanup, Topic.Access access, String key) {
        return new Topic<>(prefix + name, type, cleanup, access, key);
    }
}
