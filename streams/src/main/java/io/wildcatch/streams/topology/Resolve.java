package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Claim;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.Signal;
import io.wildcatch.event.UnresolvedSignal;
import io.wildcatch.streams.domain.Fate;
import io.wildcatch.streams.domain.naming.CompanyName;
import io.wildcatch.streams.topology.Identities.Entry;
import io.wildcatch.streams.topology.NameLookup.Match;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Finds the home of whatever comes in. A signal whose key is its home already stays where it is; others are sent on
 * to their strongest identifier, and from there home. The strongest identifier decides: domain, registry id, name.
 */
final class Resolve implements Processor<String, Homebound, Object, Object> {

    /** A record that moved this often is where claims go round in circles: it stays where it is. */
    private static final int MOVES = 4;

    /** How often it is looked for who waits in vain. */
    private static final Duration LOOK = Duration.ofHours(1);

    private final Wiring wiring;
    private final Homes homes = new Homes();
    private ProcessorContext<Object, Object> context;
    private Identities identities;
    private NameLookup names;
    private KeyValueStore<String, byte[]> roster;
    private Waiting waiting;

    Resolve(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        identities = new Identities(processorContext.getStateStore(StoreNames.IDENTITIES));
        names = new NameLookup(identities);
        roster = processorContext.getStateStore(StoreNames.ROSTER);
        waiting = new Waiting(roster);
        processorContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, Homebound> record) {
        Homebound message = record.value();
        if (message.getAtHome()) {
            context.forward(record, Names.COLLAPSE);
        } else if (message.getSignal() != null) {
            signal(record, message.getSignal());
        } else if (message.getClaim() != null) {
            claim(record, message.getClaim());
        } else if (message.getVerdict() != null || message.getTouch() != null) {
            ofAccount(record);
        } else if (isReference(message)) {
            context.forward(record, Names.REGISTER);
        } else {
            context.forward(record, Names.COLLAPSE);
        }
    }

    private static boolean isReference(Homebound message) {
        return message.getAccount() != null
                || message.getWithdrawnAccount() != null
                || message.getPerson() != null
                || message.getWithdrawnPerson() != null;
    }

    private void signal(Record<String, Homebound> record, Signal signal) {
        String strongest = record.value().getHops() == 0 ? Homes.strongest(signal.getAccount()) : record.key();
        if (strongest == null) {
            unresolved(record, signal, "no domain, registry id or name that identifies a company", List.of());
        } else if (!strongest.equals(record.key())) {
            move(record, strongest);
        } else if (Homes.isBlock(strongest)) {
            byName(record, signal);
        } else {
            settle(record);
        }
    }

    /** At the key of an identifier: stays when the identifier leads here, else goes where it leads. */
    private void settle(Record<String, Homebound> record) {
        String home = identities.home(record.key());
        if (home == null || home.equals(record.key()) || record.value().getHops() >= MOVES) {
            context.forward(record, Names.COLLAPSE);
        } else {
            move(record, home);
        }
    }

    private void byName(Record<String, Homebound> record, Signal signal) {
        AccountRef account = signal.getAccount();
        Match match = names.find(record.key(), account);
        if (match instanceof NameLookup.One one) {
            moveHome(record, one.home());
        } else if (match instanceof NameLookup.Several several) {
            unresolved(record, signal, "several accounts bear this name", several.accountIds());
        } else {
            String name = CompanyName.normalise(account.getName());
            move(record, Homes.named(name, account.getCountry(), account.getCity()));
        }
    }

    private void unresolved(Record<String, Homebound> record, Signal signal, String reason, List<String> candidates) {
        wiring.meter().tell(Fate.UNRESOLVED, signal.getSource(), signal.getId(), null, null);
        UnresolvedSignal value =
                new UnresolvedSignal(signal, reason, candidates, record.value().getGiven());
        context.forward(record.withKey(signal.getId()).withValue(value), Names.UNRESOLVED);
    }

    /** Verdicts and touches name an account id. From its home they go on when another account has claimed that. */
    private void ofAccount(Record<String, Homebound> record) {
        boolean underway = record.value().getHops() > 0;
        String home = underway ? null : Register.home(roster, homes, record.key());
        if (home != null) {
            move(record, home);
        } else if (underway || homes.isIdentifier(record.key())) {
            settle(record);
        } else {
            giveUp(waiting.add(record.key(), record.value(), context.currentSystemTimeMs()));
        }
    }

    private void look(long wall) {
        long lateness = wiring.policies().now().collapse().lateness().toMillis();
        giveUp(waiting.forgetBefore(wall - lateness));
    }

    private void giveUp(List<Homebound> messages) {
        messages.forEach(message -> wiring.meter().strayed(message.getVerdict() != null));
    }

    /** Somebody claims the identifier at whose key the record is. */
    private void claim(Record<String, Homebound> record, Claim claim) {
        if (Homes.isBlock(record.key())) {
            identities.recordName(record.key(), claim);
            names.forget(record.key());
        } else if (Homes.isName(record.key())) {
            bear(record, claim);
        } else {
            own(record, claim);
        }
    }

    private void own(Record<String, Homebound> record, Claim claim) {
        Entry before = identities.owner(record.key());
        identities.record(record.key(), claim);
        Entry after = identities.owner(record.key());
        if (after == null) {
            return;
        }
        if (!after.home().equals(record.key())
                && (before == null || !before.home().equals(after.home()))) {
            depart(record, after.home());
        }
        if (claim.getHome() != null && claim.getClaimant().equals(Identities.seenWith(claim.getHome()))) {
            follow(record, claim.getHome(), after.home());
        }
        if (before != null && before.wasSeen()) {
            follow(record, before.home(), after.home());
        }
    }

    /** Somebody bears the name in the place at whose key the record is. */
    private void bear(Record<String, Homebound> record, Claim claim) {
        Bearers before = identities.bearers(record.key());
        Bearers after = identities.record(record.key(), before, claim);
        String home = after.home();
        if (home != null && !home.equals(record.key()) && !home.equals(before.home())) {
            depart(record, home);
        }
        String left = before.follower();
        String follower = after.follower();
        if (left != null && !left.equals(follower)) {
            claimNumber(record, left, null);
        }
        if (follower != null && !(follower.equals(left) && Objects.equals(home, before.home()))) {
            claimNumber(record, follower, home);
        }
    }

    /** @param home where the name leads; null: the number is no longer thought to be of the same company */
    private void claimNumber(Record<String, Homebound> record, String registryId, @Nullable String home) {
        Claim claim = Claims.of(Homes.REGISTRY + registryId, home, Identities.named(record.key()));
        send(record, registryId, claim);
    }

    /** The ledger that may be here belongs to another home now. */
    private void depart(Record<String, Homebound> record, String home) {
        Claim claim = Claims.of(Homes.provisionalId(record.key()), home, Identities.seenWith(home));
        context.forward(record.withValue(Claims.atHome(claim)), Names.COLLAPSE);
    }

    /** A home that was seen together with this identifier goes where the identifier leads. */
    private void follow(Record<String, Homebound> record, String from, String to) {
        if (from.equals(to) || record.value().getHops() >= MOVES) {
            return;
        }
        Claim claim = Claims.of(Homes.provisionalId(from), to, Identities.seenWith(record.key()));
        send(record, from, claim);
    }

    private void send(Record<String, Homebound> record, String key, Claim claim) {
        Homebound message = Claims.sent(claim, record.value().getHops() + 1);
        context.forward(record.withKey(key).withValue(message), Names.HOMEBOUND);
    }

    private void move(Record<String, Homebound> record, String key) {
        record.value().setHops(record.value().getHops() + 1);
        context.forward(record.withKey(key), Names.HOMEBOUND);
    }

    private void moveHome(Record<String, Homebound> record, String home) {
        record.value().setAtHome(true);
        move(record, home);
    }
}
