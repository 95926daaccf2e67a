package io.wildcatch.streams.topology;

import io.wildcatch.schemas.registry.RegistryUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for the global tables, and waits for the registry while it is away: a failure of their thread would be the end of
 * the application, and what is passed over doesn't come again.
 */
final class PatientReader<T> implements Deserializer<T> {

    private static final Logger LOG = LoggerFactory.getLogger(PatientReader.class);
    /** Between two tries; the registry's client makes pauses of its own, but not after each kind of failure. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Deserializer<T> reader;

    PatientReader(Deserializer<T> reader) {
        this.reader = reader;
    }

    @Override
    public T deserialize(String topic, byte[] value) {
        for (boolean waits = false; ; waits = true) {
            try {
                return reader.deserialize(topic, value);
            } catch (RegistryUnavailableException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (!waits) {
                    LOG.warn("The tables wait for the schema registry: {}", e.getMessage());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
