package io.wildcatch.bench.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends signals at a gentle rate and takes the time until what comes of each is there. The time of a signal starts when
 * it was to be sent, whether the sender was late with it or not.
 */
public final class Trickle {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final String bootstrap;
    private final long gapNanos;

    /** @param perSecond signals in a second */
    public Trickle(String bootstrap, int perSecond) {
        this.bootstrap = bootstrap;
        this.gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /**
     * Sends all and waits for what comes of all.
     *
     * @param from where they go
     * @param to where something comes of each, in a record with a key that {@link Probes#number} knows
     * @return latencies in microseconds
     * @throws IllegalStateException when nothing came of one for five minutes
     */
    public Histogram run(List<Message> probes, String from, String to) throws InterruptedException {
        try (KafkaConsumer<String, byte[]> consumer = Clients.consumer(bootstrap, List.of(to));
                KafkaProducer<String, byte[]> producer = Clients.producer(bootstrap, Map.of("linger.ms", 0))) {
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            producer.partitionsFor(from);
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            Thread sender = new Thread(() -> send(producer, probes, from, start), "trickle");
            sender.start();
            Histogram latencies = receive(consumer, probes.size(), start);
            sender.join();
            return latencies;
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, List<Message> probes, String topic, long start) {
        for (int i = 0; i < probes.size(); i++) {
            long wait = start + i * gapNanos - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = start + i * gapNanos - System.nanoTime();
            }
            var unused = producer.send(new ProducerRecord<>(
                    topic, probes.get(i).key(), probes.get(i).value()));
        }
    }

    private Histogram receive(KafkaConsumer<String, byte[]> consumer, int count, long start) {
        Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
        BitSet seen = new BitSet(count);
        long deadline = start + count * gapNanos + PATIENCE.toNanos();
        while (seen.cardinality() < count) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                long now = System.nanoTime();
                Probes.number(record.key()).filter(number -> !seen.get(number)).ifPresent(number -> {
                    seen.set(number);
                    latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(now - (start + number * gapNanos)));
                });
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing came of %,d of %,d signals within five minutes"
                        .formatted(count - seen.cardinality(), count));
            }
        }
        return latencies;
    }
}
