package io.wildcatch.bench.jet;

import com.hazelcast.jet.Util;
import com.hazelcast.jet.datamodel.Tuple2;
import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.event.Account;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.topology.Reception;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** By account id: sends accounts and their people to the account's home. People who come first wait for their account. */
final class Register extends Keeper {

    private final Deserializer<Account> accounts;
    private final Reception reception = new Reception();
    private final Map<String, File> files = new HashMap<>();

    /** Of an account. */
    private static final class File {
        private @Nullable String home;
        /** People by their id. */
        private final TreeMap<String, byte[]> waiting = new TreeMap<>();
    }

    Register(PeerSettings settings) {
        accounts = SerdeFactory.from(settings.values()).serde(Account.class).deserializer();
    }

    @Override
    protected boolean tryProcess0(Object item) {
        return once(() -> take((Letter) item));
    }

    private void take(Letter letter) {
        File file = files.computeIfAbsent(letter.to(), id -> new File());
        if (letter.kind() == Kind.ACCOUNT) {
            String home = reception.home(accounts.deserialize("", letter.value()));
            file.home = home;
            send(letter.forwardedTo(home));
            file.waiting.forEach((id, person) -> send(new Letter(home, Kind.PERSON, id, person)));
            file.waiting.clear();
        } else if (file.home == null) {
            file.waiting.put(letter.id(), letter.value());
        } else {
            send(letter.forwardedTo(file.home));
        }
    }

    @Override
    Stream<Map.Entry<Object, Object>> kept() {
        return files.entrySet().stream()
                .map(file -> Util.entry(file.getKey(), Tuple2.tuple2(file.getValue().home, file.getValue().waiting)));
    }

    @Override
    @SuppressWarnings("unchecked") // what was kept
    protected void restoreFromSnapshot(Object account, Object kept) {
        Tuple2<@Nullable String, Map<String, byte[]>> tuple = (Tuple2<@Nullable String, Map<String, byte[]>>) kept;
        File file = new File();
        file.home = tuple.f0();
        file.waiting.putAll(tuple.f1());
        files.put((String) account, file);
    }
}
