package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;

/** What sellers tell: verdicts and touches, checked and put on their topics. */
final class Journal {

    private static final ObjectReader JSON =
            new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final AckedWriter writer;
    private final Topic<Verdict> verdicts;
    private final Topic<Touch> touches;
    private final InstantSource clock;

    Journal(ConsoleConfig config, AckedWriter writer) {
        this.writer = writer;
        this.verdicts = config.topics().verdicts();
        this.touches = config.topics().touches();
        this.clock = config.clock();
    }

    void verdict(byte[] body) throws ApiException {
        Verdict verdict = read(Verdict.class, body);
        require(verdict.getOutcome() != Outcome.UNKNOWN, "outcome: expected one of WON, LOST, NO_PROJECT, OPEN");
        write(verdicts, verdict.getAccountId(), verdict.getAt(), verdict);
    }

    void touch(byte[] body) throws ApiException {
        Touch touch = read(Touch.class, body);
        require(touch.getChannel() != Channel.UNKNOWN, "channel: expected one of EMAIL, PHONE, MEETING, SOCIAL, POST");
        require(touch.getDirection() != Direction.UNKNOWN, "direction: expected OUT or IN");
        write(touches, touch.getAccountId(), touch.getAt(), touch);
    }

    private <T extends SpecificRecord> T read(Class<T> type, byte[] body) throws ApiException {
        try {
            return RecordJson.read(type, withTime(JSON.readTree(body)));
        } catch (InvalidRecordException e) {
            throw new ApiException(400, String.valueOf(e.getMessage()), e);
        } catch (JsonProcessingException e) {
            throw new ApiException(400, "body: expected a JSON object", e);
        } catch (IOException e) {
            throw new ApiException(400, "body: expected JSON in UTF-8", e);
        }
    }

    /** What comes without a time is about now. */
    private JsonNode withTime(JsonNode json) throws ApiException {
        if (!(json instanceof ObjectNode record)) {
            throw new ApiException(400, "body: expected a JSON object");
        }
        if (!record.hasNonNull("at")) {
            record.put("at", clock.instant().toString());
        }
        return record;
    }

    private <T extends SpecificRecord> void write(Topic<T> topic, String accountId, Instant at, T record)
            throws ApiException {
        require(!accountId.isBlank(), "accountId: expected the id of an account");
        Instant now = clock.instant();
        require(at.isAfter(EARLIEST) && at.isBefore(now.plus(CLOCK_ERROR)), "at: expected a time from 1990 until now");
        writer.write(topic, accountId.getBytes(UTF_8), Math.min(at.toEpochMilli(), now.toEpochMilli()), record);
    }

    private static void require(boolean holds, String otherwise) throws ApiException {
        if (!holds) {
            throw new ApiException(400, otherwise);
        }
    }
}
