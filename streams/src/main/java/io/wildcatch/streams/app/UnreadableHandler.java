package io.wildcatch.streams.app;

import io.wildcatch.schemas.registry.RegistryUnavailableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For topics of our own, which hold nothing that can't be read unless somebody else writes to them: such a record goes to
 * the dead letters. While the registry doesn't answer the thread stops instead, so that nothing is lost.
 */
public final class UnreadableHandler implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableHandler.class);

    private String topic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(DeadLetter.TOPIC));
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                return Response.fail();
            }
        }
        LOG.error(
                "Record {}-{}@{} can't be read and goes to the dead letters: who writes to this topic but the pipeline?",
                record.topic(),
                record.partition(),
                record.offset());
        return Response.resume(
                List.of(DeadLetter.of(topic, context, record.key(), record.value(), exception, "can't be read")));
    }
}
