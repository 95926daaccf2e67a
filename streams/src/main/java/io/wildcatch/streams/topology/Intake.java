package io.wildcatch.streams.topology;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Homebound;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.FreeMail;
import io.wildcatch.streams.domain.Fate;
import java.time.Instant;
import java.util.Optional;
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
    private final Normaliser normaliser = new Normaliser();
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
        Signal signal;
        try {
            signal = record.value() == null
                    ? null
                    : reader.deserialize(wiring.topics().signals().name(), record.value());
        } catch (SerializationException e) {
            reject(record, null, e.getClass().getName(), String.valueOf(e.getMessage()));
            return;
        }
        if (signal != null) {
            observe(signal, record.timestamp());
        }
        String fault = signal == null ? "expected a signal, but the value is null" : fault(signal);
        if (signal == null || fault != null) {
            reject(record, signal, IllegalArgumentException.class.getName(), String.valueOf(fault));
            return;
        }
        Homebound message = new Homebound();
        message.setGiven(normalise(signal));
        message.setSignal(signal);
        context.forward(record.withKey(Names.text(record.key())).withValue(message), Names.RESOLVE);
    }

    /** What is known long before it happens was observed when it came in. */
    private static void observe(Signal signal, long arrival) {
        Instant arrived = Instant.ofEpochMilli(arrival);
        if (signal.getObservedAt() == null && SignalRules.isForeseen(signal, arrived)) {
            signal.setObservedAt(arrived);
        }
    }

    private @Nullable String fault(Signal signal) {
        String fault = SignalRules.fault(signal, Instant.ofEpochMilli(context.currentSystemTimeMs()));
        boolean strange = wiring.policies().now().strictSources() && !reference.knowsSource(signal.getSource());
        return fault == null && strange ? "source: expected one that was declared (policy: strictSources)" : fault;
    }

    private void reject(Record<byte[], byte[]> record, @Nullable Signal signal, String kind, String message) {
        String source = signal == null ? "" : signal.getSource();
        String id = signal == null ? "" : signal.getId();
        wiring.meter().tell(Fate.REJECTED, source, id, null, null);
        context.forward(Rejects.of(record, context, kind, message), Names.REJECTED);
    }

    /** @return the account as it was given, for who may have to look into it, when something of it got lost; else null */
    private @Nullable AccountRef normalise(Signal signal) {
        AccountRef account = signal.getAccount();
        String domain = account.getDomain();
        String registryId = account.getRegistryId();
        String country = account.getCountry();
        account.setCountry(normaliser.country(account.getCountry()));
        account.setRegistryId(normaliser.registryId(account.getRegistryId(), account.getCountry()));
        // A free-mail domain identifies nobody.
        account.setDomain(Optional.ofNullable(normaliser.domain(account.getDomain()))
                .filter(known -> !FreeMail.contains(known))
                .orElse(null));
        boolean lost = isLost(domain, account.getDomain()) || isLost(registryId, account.getRegistryId());
        return lost ? new AccountRef(domain, registryId, account.getName(), country, account.getCity()) : null;
    }

    private static boolean isLost(@Nullable String given, @Nullable String kept) {
        return kept == null && given != null && !given.isBlank();
    }
}
