package io.wildcatch.streams.topology;

import io.wildcatch.event.Homebound;
import io.wildcatch.event.Signal;
import io.wildcatch.streams.domain.Fate;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Takes signals in: decodes, validates, and gives every identifier its one spelling. What is no signal goes to the dead
 * letters with its original bytes; nothing stops the stream.
 */
final class Intake implements Processor<byte[], byte[], Object, Object> {

    private final Wiring wiring;
    private final Deserializer<Signal> reader;
    private final Reception reception = new Reception();
    private ProcessorContext<Object, Object> context;
    private Reference reference;

    Intake(Wiring wiring) {
        this.wiring = wiring;
        this.reader = wiring.serde(Signal.class).deserializer();
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        reference = new Reference(processorContext, wiring, wiring.policies().now());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String size = record.value() == null ? null : SignalRules.sizeFault(record.value());
        if (size != null) {
            reject(record, null, IllegalArgumentException.class.getName(), size);
            return;
        }
        Signal signal;
        try {
            signal = record.value() == null
                    ? null
                    : reader.deserialize(wiring.topics().signals().name(), record.value());
        } catch (SerializationException e) {
            reject(record, null, e.getClass().getName(), String.valueOf(e.getMessage()));
            return;
        }
        Given given = signal == null ? null : Given.of(signal.getAccount());
        String fault = signal == null ? "expected a signal, but the value is null" : fault(signal, record.timestamp());
        if (signal == null || given == null || fault != null) {
            reject(record, signal, IllegalArgumentException.class.getName(), String.valueOf(fault));
            return;
        }
        Homebound message = new Homebound();
        message.setGiven(given.unless(signal.getAccount()));
        message.setSignal(signal);
        context.forward(record.withKey(Names.text(record.key())).withValue(message), Names.RESOLVE);
    }

    private @Nullable String fault(Signal signal, long arrival) {
        String fault = reception.receive(
                signal, Instant.ofEpochMilli(arrival), Instant.ofEpochMilli(context.currentSystemTimeMs()));
        boolean strange = wiring.policies().now().strictSources() && !reference.knowsSource(signal.getSource());
        return fault == null && strange ? "source: expected one that was declared (policy: strictSources)" : fault;
    }

    private void reject(Record<byte[], byte[]> record, @Nullable Signal signal, String kind, String message) {
        String source = signal == null ? "" : signal.getSource();
        String id = signal == null ? "" : signal.getId();
        wiring.meter().tell(Fate.REJECTED, source, id, null, null);
        context.forward(Rejects.of(record, context, kind, message), Names.REJECTED);
    }
}
