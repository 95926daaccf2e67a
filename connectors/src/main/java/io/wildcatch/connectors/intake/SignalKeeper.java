package io.wildcatch.connectors.intake;

import com.sun.net.httpserver.Headers;
import io.wildcatch.connectors.intake.Body.Malformed;
import io.wildcatch.connectors.intake.Body.Records;
import io.wildcatch.connectors.intake.Examiner.Examined;
import io.wildcatch.connectors.intake.WriteOutcome.Kept;
import io.wildcatch.connectors.intake.WriteOutcome.Refused;
import io.wildcatch.connectors.intake.WriteOutcome.Unavailable;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistryException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a body apart, and keeps what is good in it: all of that, or nothing. */
final class SignalKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SignalKeeper.class);
    private static final int RETRY_SECONDS = 5;

    private final SignalEncoder encoder;
    private final GroupCommitter committer;
    private final InstantSource clock;
    private final Counters counters;

    SignalKeeper(SignalEncoder encoder, GroupCommitter committer, InstantSource clock, Counters counters) {
        this.encoder = encoder;
        this.committer = committer;
        this.clock = clock;
        this.counters = counters;
    }

    Answer keep(byte[] bytes, BodyFormat format, Headers headers, Events events) {
        Instant receivedAt = clock.instant();
        Body body = BodyParser.parse(bytes, format);
        if (body instanceof Malformed malformed) {
            return Answer.error(400, malformed.error());
        }
        List<Body.Item> items = events.unpacked(((Records) body).items());
        Examined examined = Examiner.examine(items, format, headers, receivedAt, events);
        try {
            return write(examined, encoder.encode(examined.accepted(), receivedAt));
        } catch (RegistryUnavailableException e) {
            LOG.warn("The schema registry can't be reached: {}", e.getMessage());
            return Answer.later(503, RETRY_SECONDS, "the schema registry can't be reached, nothing was kept");
        } catch (SchemaRegistryException e) {
            LOG.error("The schema registry refuses the schema of signals", e);
            return Answer.later(503, RETRY_SECONDS, "the schema registry refuses the schema, nothing was kept");
        }
    }

    private Answer write(Examined examined, List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return taken(examined);
        }
        WriteOutcome outcome = commit(records);
        if (outcome instanceof Refused refused) {
            return Answer.error(413, "a signal is too large for the topic, nothing was kept: " + refused.reason());
        }
        return outcome instanceof Kept ? taken(examined) : unavailable((Unavailable) outcome);
    }

    private WriteOutcome commit(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            return committer.write(records);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable("the intake is closing");
        }
    }

    private Answer taken(Examined examined) {
        counters.taken(examined.accepted().size(), examined.rejected().size());
        return Answer.taken(examined.accepted().size(), examined.rejected());
    }

    private static Answer unavailable(Unavailable unavailable) {
        return Answer.later(503, RETRY_SECONDS, unavailable.reason() + "; send it again, nothing is counted twice");
    }
}
