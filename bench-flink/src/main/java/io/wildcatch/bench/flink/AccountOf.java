package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.event.Person;
import io.wildcatch.schemas.serde.SerdeFactory;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The account that a letter is about: people are sorted by that of theirs. */
final class AccountOf implements KeySelector<Letter, String> {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;
    private transient @Nullable Deserializer<Person> people;

    AccountOf(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getKey(Letter letter) {
        return letter.kind() == Kind.PERSON
                ? people().deserialize("", letter.value()).getAccountId()
                : letter.to();
    }

    private Deserializer<Person> people() {
        Deserializer<Person> reader = people;
        if (reader == null) {
            reader = SerdeFactory.from(settings.values()).serde(Person.class).deserializer();
            people = reader;
        }
        return reader;
    }
}
