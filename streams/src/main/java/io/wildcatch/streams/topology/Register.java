package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.Claim;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.OptOut;
import io.wildcatch.event.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Registers what the CRM says of accounts and people, where their ids are at home, and sends it on: claims to their
 * identifiers, attributes and people to the account's home. What no longer holds is withdrawn.
 */
final class Register implements Processor<String, Homebound, Object, Object> {

    private static final String ACCOUNT = "a\0";
    private static final String PERSON = "p\0";
    private static final String WHERE = "w\0";
    /** Home of an account that was deleted. */
    private static final String FORMER = "f\0";
    /** What was told of somebody to those who keep all opt-outs. */
    private static final String OUT = "o\0";

    private final Homes homes = new Homes();
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, byte[]> roster;
    private Waiting waiting;

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        roster = processorContext.getStateStore(StoreNames.ROSTER);
        waiting = new Waiting(roster);
    }

    @Override
    public void process(Record<String, Homebound> record) {
        Homebound message = record.value();
        if (message.getAccount() != null) {
            change(record, account(roster, record.key()), message.getAccount());
        } else if (message.getWithdrawnAccount() != null) {
            change(record, account(roster, record.key()), null);
        } else if (message.getPerson() != null) {
            person(record, message.getPerson());
        } else if (message.getWithdrawnPerson() != null) {
            withdraw(record, message.getWithdrawnPerson());
        }
    }

    static @Nullable Account account(KeyValueStore<String, byte[]> roster, String id) {
        byte[] bytes = roster.get(ACCOUNT + id);
        return bytes == null ? null : Blobs.account(bytes);
    }

    /** Where an account is; one that was deleted, where it was last; null: nobody has told of it. */
    static @Nullable String home(KeyValueStore<String, byte[]> roster, Homes homes, String id) {
        Account account = account(roster, id);
        if (account != null) {
            return homes.of(account);
        }
        String former = former(roster, id);
        return former == null ? Homes.homeOfProvisional(id) : former;
    }

    private static @Nullable String former(KeyValueStore<String, byte[]> roster, String id) {
        return text(roster.get(FORMER + id));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private void change(Record<String, Homebound> record, @Nullable Account before, @Nullable Account after) {
        String id = record.key();
        if (after == null) {
            roster.delete(ACCOUNT + id);
        } else {
            roster.put(ACCOUNT + id, Blobs.of(after));
        }
        Map<String, Claim> old = claims(before);
        Map<String, Claim> present = claims(after);
        old.forEach((identifier, claim) -> {
            if (!present.containsKey(identifier)) {
                claim.setHome(null);
                send(record, Homes.keyOf(identifier), new Homebound(), message -> message.setClaim(claim));
            }
        });
        present.forEach((identifier, claim) -> {
            if (!claim.equals(old.get(identifier))) {
                send(record, Homes.keyOf(identifier), new Homebound(), message -> message.setClaim(claim));
            }
        });
        move(record, before, after);
        if (after != null) {
            String home = homes.of(after);
            waiting.take(id).forEach(message -> send(record, home, message, waited -> {}));
        }
        remember(id, before, after);
    }

    private void remember(String id, @Nullable Account before, @Nullable Account after) {
        if (after == null && before != null) {
            roster.put(FORMER + id, homes.of(before).getBytes(StandardCharsets.UTF_8));
        } else if (after != null && former(roster, id) != null) {
            roster.delete(FORMER + id);
        }
    }

    /** The attributes go to the home; when that is another one than before, they leave the old one. */
    private void move(Record<String, Homebound> record, @Nullable Account before, @Nullable Account after) {
        String from = before == null ? null : homes.of(before);
        String to = after == null ? null : homes.of(after);
        if (from != null && !from.equals(to)) {
            home(record, from, message -> message.setWithdrawnAccount(record.key()));
        }
        String left = from == null ? former(roster, record.key()) : from;
        if (left != null && to != null && !to.equals(left)) {
            leaveNobody(record, left);
        }
        if (to != null && after != null) {
            home(record, to, message -> message.setAccount(after));
        }
        if (to != null && !to.equals(from)) {
            for (Person person : people(record.key())) {
                home(record, to, message -> message.setPerson(person));
            }
        }
    }

    /** Who opted out stays where an account was, but not once they are where it is. */
    private void leaveNobody(Record<String, Homebound> record, String home) {
        for (Person person : people(record.key())) {
            if (person.getConsent() == Consent.OPT_OUT) {
                home(record, home, message -> withdraw(message, person.getId(), record.key()));
            }
        }
    }

    private static void withdraw(Homebound message, String personId, String accountId) {
        message.setWithdrawnPerson(personId);
        message.setWithdrawnFrom(accountId);
    }

    private Map<String, Claim> claims(@Nullable Account account) {
        List<Claim> claims = account == null ? List.of() : homes.claims(account);
        return claims.stream().collect(Collectors.toMap(Claim::getIdentifier, Function.identity(), (a, b) -> a));
    }

    private List<Person> people(String accountId) {
        String prefix = PERSON + accountId + '\0';
        try (KeyValueIterator<String, byte[]> rows = roster.prefixScan(prefix, new StringSerializer())) {
            List<Person> people = new ArrayList<>();
            rows.forEachRemaining(row -> people.add(Blobs.person(row.value)));
            return people;
        }
    }

    /** First at the person's own key, which knows the account; then at the account's. */
    private void person(Record<String, Homebound> record, Person person) {
        if (record.value().getHops() == 0) {
            suppress(record, person.getId(), Suppressions.keyOf(person));
            String before = where(person.getId());
            roster.put(WHERE + person.getId(), person.getAccountId().getBytes(StandardCharsets.UTF_8));
            send(record, person.getAccountId(), new Homebound(), message -> message.setPerson(person));
            // After that: accounts that become one may share a home, where nobody's consent must be missing meanwhile.
            if (before != null && !before.equals(person.getAccountId())) {
                forget(record, before, person.getId());
            }
        } else {
            roster.put(PERSON + person.getAccountId() + '\0' + person.getId(), Blobs.of(person));
            boolean stays = former(roster, record.key()) == null || person.getConsent() == Consent.OPT_OUT;
            toAccount(record, message -> {
                if (stays) {
                    message.setPerson(person);
                } else {
                    withdraw(message, person.getId(), record.key());
                }
            });
        }
    }

    private void withdraw(Record<String, Homebound> record, String personId) {
        if (record.value().getHops() == 0) {
            suppress(record, personId, null);
            String account = where(personId);
            roster.delete(WHERE + personId);
            if (account != null) {
                forget(record, account, personId);
            }
        } else {
            roster.delete(PERSON + record.key() + '\0' + personId);
            toAccount(record, message -> withdraw(message, personId, record.key()));
        }
    }

    /** Who opts out does so for every account at which somebody shows the address. */
    private void suppress(Record<String, Homebound> record, String personId, @Nullable String key) {
        String before = text(roster.get(OUT + personId));
        if (Objects.equals(before, key)) {
            return;
        }
        if (before != null) {
            roster.delete(OUT + personId);
            context.forward(new Record<>(before, (Object) null, record.timestamp()), Names.OPT_OUTS);
        }
        if (key != null) {
            roster.put(OUT + personId, key.getBytes(StandardCharsets.UTF_8));
            context.forward(new Record<>(key, new OptOut(personId), record.timestamp()), Names.OPT_OUTS);
        }
    }

    private void forget(Record<String, Homebound> record, String accountId, String personId) {
        send(record, accountId, new Homebound(), message -> message.setWithdrawnPerson(personId));
    }

    private @Nullable String where(String personId) {
        return text(roster.get(WHERE + personId));
    }

    /** To the home of the account at whose id the record is; an account that isn't there yet collects its people later. */
    private void toAccount(Record<String, Homebound> record, Consumer<Homebound> payload) {
        String home = home(roster, homes, record.key());
        if (home != null) {
            home(record, home, payload);
        }
    }

    private void home(Record<String, Homebound> record, String home, Consumer<Homebound> payload) {
        Homebound message = new Homebound();
        message.setAtHome(true);
        send(record, home, message, payload);
    }

    private void send(Record<String, Homebound> record, String key, Homebound message, Consumer<Homebound> payload) {
        message.setHops(record.value().getHops() + 1);
        payload.accept(message);
        context.forward(record.withKey(key).withValue(message), Names.HOMEBOUND);
    }
}
