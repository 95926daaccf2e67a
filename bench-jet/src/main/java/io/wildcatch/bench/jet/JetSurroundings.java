package io.wildcatch.bench.jet;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.Outputs;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.bench.peer.Tally;
import io.wildcatch.schemas.Topic;
import io.wildcatch.streams.topology.Rows;
import io.wildcatch.streams.topology.Surroundings;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A processor's state, as the casework sees it during a call. */
final class JetSurroundings implements Surroundings {

    private final Cabinet cabinet;
    private final Tables tables;
    private final Outputs outputs;
    private final Tally tally;
    private final MapRows dossier;
    private final Consumer<ProducerRecord<byte[], byte[]>> out;

    /** @param out takes what is written to topics */
    JetSurroundings(
            PeerSettings settings, Cabinet cabinet, Tables tables, Consumer<ProducerRecord<byte[], byte[]>> out) {
        this.cabinet = cabinet;
        this.tables = tables;
        this.outputs = new Outputs(settings);
        this.tally = Tally.of(settings);
        this.dossier = new MapRows(tally);
        this.out = out;
    }

    /** A call begins. */
    void enter(String home) {
        dossier.turnTo(cabinet.of(home).dossier);
    }

    @Override
    public byte @Nullable [] ledger(String home) {
        return cabinet.of(home).ledger;
    }

    @Override
    public void keep(String home, byte[] ledger) {
        Cabinet.File file = cabinet.of(home);
        tally.keeps(home, file.ledger, ledger);
        file.ledger = ledger;
    }

    @Override
    public Rows dossiers() {
        return dossier;
    }

    @Override
    public Rows sources() {
        return tables.of(Kind.SOURCE);
    }

    @Override
    public Rows offerings() {
        return tables.of(Kind.OFFERING);
    }

    @Override
    public void wake(String home, long at) {
        cabinet.wake(home, at);
    }

    @Override
    public void letSleep(String home, long at) {
        cabinet.letSleep(home, at);
    }

    @Override
    public void send(Topic<?> topic, String key, SpecificRecord value, Headers headers, long timestamp) {
        out.accept(outputs.record(topic, key, value, headers, timestamp));
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }
}
