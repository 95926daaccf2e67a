package io.wildcatch.bench.jet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.event.Person;
import io.wildcatch.schemas.serde.SerdeFactory;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Addresses people to their accounts' ids, all else to its own. What was deleted stays: the bench deletes nothing. */
final class ReferenceReader {

    private final Map<String, Kind> kinds;
    private final Deserializer<Person> people;

    /** @param kinds by topic */
    ReferenceReader(PeerSettings settings, Map<String, Kind> kinds) {
        this.kinds = kinds;
        this.people = SerdeFactory.from(settings.values()).serde(Person.class).deserializer();
    }

    @Nullable
    Letter read(ConsumerRecord<byte[], byte[]> record) {
        Kind kind = kinds.get(record.topic());
        if (kind == null || record.key() == null || record.value() == null) {
            return null;
        }
        String id = new String(record.key(), UTF_8);
        String to = kind == Kind.PERSON ? people.deserialize("", record.value()).getAccountId() : id;
        return new Letter(to, kind, id, record.value());
    }
}
