package io.wildcatch.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wildcatch.schemas.CloudEvent;
import io.wildcatch.schemas.Topic;
import io.wildcatch.streams.domain.Decision;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers that make an output record a CloudEvent. The same decision always gets the same ones. */
final class Envelope {

    private static final Header VERSION = header(CloudEvent.SPEC_VERSION, CloudEvent.VERSION);
    private static final Header AVRO = header(CloudEvent.CONTENT_TYPE, CloudEvent.AVRO);

    private final Header type;
    private final Header source;

    /** @param topic whose name is the source of the events */
    Envelope(String type, Topic<?> topic) {
        this.type = header(CloudEvent.TYPE, type);
        this.source = header(CloudEvent.SOURCE, "/" + topic.name());
    }

    Headers of(Decision decision) {
        return new RecordHeaders(new Header[] {
            VERSION,
            type,
            header(CloudEvent.ID, id(decision)),
            source,
            header(CloudEvent.SUBJECT, decision.opportunityId()),
            header(CloudEvent.TIME, Instant.ofEpochMilli(decision.at()).toString()),
            AVRO
        });
    }

    /** A decision is the step of an opportunity from one lane and seller to others, at its time. */
    private static String id(Decision decision) {
        return decision.opportunityId()
                + '/'
                + decision.at()
                + '/'
                + (decision.previous() == null ? "" : decision.previous())
                + '/'
                + decision.lane()
                + '/'
                + Objects.requireNonNullElse(decision.seller(), "");
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
