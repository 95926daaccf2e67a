package io.wildcatch.connectors.intake;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The intake's producer: nothing lost, nothing twice, and no wait longer than the request can bear. */
final class ProducerSettings {

    private ProducerSettings() {}

    static Producer<byte[], byte[]> producer(IntakeConfig config) {
        return new KafkaProducer<>(of(config), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> of(IntakeConfig config) {
        int wait = Math.toIntExact(config.limits().kafkaWait().toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.transactionalId());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.transactionalId());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        // A commit flushes, so that lingering would only make requests wait.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, wait);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, wait / 2));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, wait);
        // What a crash leaves open holds back every reader of committed signals: not for a minute, the default.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.max(10_000, 2 * wait));
        settings.putAll(config.clientProperties());
        return settings;
    }
}
