package io.wildcatch.streams.app;

import io.wildcatch.schemas.registry.RegistryUnavailableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last net: a record that makes a stage fail goes to the dead letters, and the stream goes on; so it does after a
 * timer that fails of itself, for which there is no record. What would fail for every record, such as a registry that is
 * down, stops the thread instead, so that nothing is lost.
 */
public final class PoisonHandler implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);

    private String topic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(DeadLetter.TOPIC));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (wouldFailAgain(exception)) {
            return Response.fail();
        }
        if (context.topic() == null) {
            LOG.error(
                    "A timer failed in stage {} and is given up: there is no record for the dead letters",
                    context.processorNodeId(),
                    Wordless.of(exception));
            return Response.resume();
        }
        LOG.error(
                "Record {}-{}@{} failed in stage {} and goes to the dead letters",
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                Wordless.of(exception));
        return Response.resume(List.of(DeadLetter.of(
                topic,
                context,
                context.sourceRawKey(),
                context.sourceRawValue(),
                exception,
                "failed in stage " + context.processorNodeId())));
    }

    private static boolean wouldFailAgain(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException || cause instanceof KafkaException) {
                return true;
            }
        }
        return false;
    }
}
