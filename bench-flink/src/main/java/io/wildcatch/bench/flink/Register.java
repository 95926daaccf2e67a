package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.event.Account;
import io.wildcatch.schemas.serde.SerdeFactory;
import io.wildcatch.streams.topology.Reception;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.common.serialization.Deserializer;

/** By account id: sends accounts and their people to the account's home. People who come first wait for their account. */
final class Register extends KeyedProcessFunction<String, Letter, Letter> {

    private static final long serialVersionUID = 1L;

    private final PeerSettings settings;
    private transient Deserializer<Account> accounts;
    private transient Reception reception;
    private transient ValueState<String> home;
    private transient MapState<String, Letter> waiting;

    Register(PeerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        accounts = SerdeFactory.from(settings.values()).serde(Account.class).deserializer();
        reception = new Reception();
        home = getRuntimeContext().getState(new ValueStateDescriptor<>("home", Types.STRING));
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.STRING, Letter.TYPE));
    }

    @Override
    public void processElement(Letter letter, Context context, Collector<Letter> out) throws Exception {
        if (letter.kind() == Kind.ACCOUNT) {
            String to = reception.home(accounts.deserialize("", letter.value()));
            home.update(to);
            out.collect(letter.forwardedTo(to));
            for (Letter person : waiting.values()) {
                out.collect(person.forwardedTo(to));
            }
            waiting.clear();
        } else if (home.value() == null) {
            waiting.put(letter.to(), letter);
        } else {
            out.collect(letter.forwardedTo(home.value()));
        }
    }
}
