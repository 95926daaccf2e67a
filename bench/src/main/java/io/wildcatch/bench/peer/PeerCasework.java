package io.wildcatch.bench.peer;

import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.topology.Casework;
import io.wildcatch.streams.topology.Keeping;
import io.wildcatch.streams.topology.PolicyInForce;
import io.wildcatch.streams.topology.Surroundings;
import io.wildcatch.streams.topology.Wiring;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** The casework as a peer is set, with fates counted. For one thread. */
public final class PeerCasework {

    private final Deserializer<Account> accounts;
    private final Deserializer<Person> people;
    private final Casework casework;

    public PeerCasework(PeerSettings settings, Surroundings surroundings) {
        SerdeFactory serdes = SerdeFactory.from(settings.values());
        Tally tally = Tally.of(settings);
        accounts = serdes.serde(Account.class).deserializer();
        people = serdes.serde(Person.class).deserializer();
        casework = new Casework(
                new Wiring(
                        settings.topics(),
                        PolicyInForce.always(PolicyFile.read(settings.policy())),
                        new Wiring.SerdeMaker() {
                            @Override
                            public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
                                return serdes.serde(type);
                            }
                        },
                        Keeping.DURABLE,
                        (fate, source, id, home, event) -> tally.count(fate),
                        new Wiring.Cache()),
                surroundings);
    }

    public void signal(String home, Signal signal) {
        casework.signal(home, signal);
    }

    /**
     * What the CRM says.
     *
     * @param kind one of {@link Kind#CRM}
     * @param value Avro in the wire format
     */
    public void crm(Kind kind, String home, byte[] value) {
        switch (kind) {
            case ACCOUNT -> casework.account(home, accounts.deserialize("", value));
            case PERSON -> casework.person(home, people.deserialize("", value));
            default -> throw new IllegalArgumentException("no record of a CRM: " + kind);
        }
    }

    public void tablesChanged() {
        casework.tablesChanged();
    }

    /** @param at event time, milliseconds since 1970 */
    public void due(String home, long at) {
        casework.due(home, at);
    }
}
