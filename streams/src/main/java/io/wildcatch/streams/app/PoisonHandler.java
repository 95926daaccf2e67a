package io.wildcatch.streams.app;

import io.wildcatch.schemas.registry.RegistryUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last net: a record that makes a stage fail goes to the dead letters, and the stream goes on. What would fail for
 * every record, such as a registry that is down, stops the thread instead, so that nothing is lost.
 */
public final class PoisonHandler implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);
    private static final String PREFIX = "__streams.errors.";
    /** Configuration key: topic of the dead letters. */
    static final String TOPIC = "wildcatch.rejected.topic";

    private String topic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(TOPIC));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (wouldFailAgain(exception)) {
            return Response.fail();
        }
        LOG.error(
                "Record {}-{}@{} failed in stage {} and goes to the dead letters",
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                exception);
        return Response.resume(List.of(letter(context, exception)));
    }

    private static boolean wouldFailAgain(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException || cause instanceof KafkaException) {
                return true;
            }
        }
        return false;
    }

    /** The kind of the exception, not its message: that may quote the record. */
    private ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext context, Exception exception) {
        RecordHeaders headers = new RecordHeaders(context.headers().toArray());
        add(headers, "exception", exception.getClass().getName());
        add(headers, "message", "failed in stage " + context.processorNodeId());
        add(headers, "topic", context.topic());
        add(headers, "partition", Integer.toString(context.partition()));
        add(headers, "offset", Long.toString(context.offset()));
        return new ProducerRecord<>(
                topic, null, context.timestamp(), context.sourceRawKey(), context.sourceRawValue(), headers);
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
