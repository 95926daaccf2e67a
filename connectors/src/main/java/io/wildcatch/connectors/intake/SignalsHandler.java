package io.wildcatch.connectors.intake;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.wildcatch.connectors.http.Drain;
import io.wildcatch.connectors.http.Gate;
import io.wildcatch.connectors.http.Replies;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.connectors.http.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /signals}: who may send, how much, in what form. What is in the body is {@link SignalKeeper}'s. */
final class SignalsHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignalsHandler.class);
    private static final int RETRY_SECONDS = 1;

    /** A body that isn't there by then gives way to others, when there is no room for these. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long ROOM_MILLIS = 500;

    private final IntakeConfig config;
    private final Gate gate;
    private final Admission admission;
    private final Counters counters;
    private final SignalKeeper keeper;
    private final RequestThreads threads;
    private volatile boolean closing;

    SignalsHandler(
            IntakeConfig config, Admission admission, Counters counters, SignalKeeper keeper, RequestThreads threads) {
        this.threads = threads;
        this.config = config;
        this.gate = new Gate(config.endpoint());
        this.admission = admission;
        this.counters = counters;
        this.keeper = keeper;
    }

    /** From now on every request gets 503; those in flight go on. */
    void refuseAll() {
        closing = true;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        admission.opened();
        try {
            Answer answer = answer(exchange);
            counters.answered(answer.status());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            Replies.json(exchange, answer.status(), answer.body());
            Drain.politely(exchange.getRequestBody());
        } finally {
            exchange.close();
            admission.closed();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            Optional<Answer> refusal = refusalByHead(exchange);
            return refusal.isPresent() ? refusal.get() : admit(exchange);
        } catch (RuntimeException e) {
            LOG.error("A request failed in an unexpected way", e);
            return Answer.error(500, "internal error, see the intake's log");
        }
    }

    private Optional<Answer> refusalByHead(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath())) {
            return Optional.of(Answer.error(404, "expected POST /signals"));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Optional.of(Answer.error(405, "expected POST").with("Allow", "POST"));
        }
        if (gate.isForeign(exchange)) {
            return Optional.of(Answer.error(403, "expected a program, not a page of another site in a browser"));
        }
        return gate.hasToken(exchange)
                ? Optional.empty()
                : Optional.of(Answer.error(401, "expected Authorization: Bearer <token>")
                        .with("WWW-Authenticate", "Bearer"));
    }

    private Answer admit(HttpExchange exchange) throws IOException {
        Optional<BodyFormat> format = BodyFormat.of(exchange.getRequestHeaders());
        if (format.isEmpty()) {
            return Answer.error(
                    415,
                    "expected application/json, application/x-ndjson, application/cloudevents+json"
                            + " or application/cloudevents-batch+json, uncompressed");
        }
        Optional<Events> events = Events.of(exchange.getRequestURI().getRawQuery());
        if (events.isEmpty()) {
            return Answer.error(400, "feed: expected signals, segment, snowplow or cloudevents");
        }
        long room = room(exchange.getRequestHeaders());
        if (room > config.limits().bodyBytes()) {
            return tooLarge();
        }
        if (closing) {
            return Answer.later(503, RETRY_SECONDS, "the intake is closing");
        }
        return hasRoom(room)
                ? admitted(exchange, format.get(), events.get(), room)
                : Answer.later(429, RETRY_SECONDS, "too much in flight, send it again a little later");
    }

    private boolean hasRoom(long room) throws InterruptedIOException {
        try {
            return admission.enter(room)
                    || (threads.cutOffReaders(PATIENCE) && admission.enterWithin(room, ROOM_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the intake is closing");
        }
    }

    private Answer admitted(HttpExchange exchange, BodyFormat format, Events events, long room) throws IOException {
        try {
            RequestThreads.reading();
            byte[] body = exchange.getRequestBody().readNBytes(config.limits().bodyBytes() + 1);
            RequestThreads.working();
            if (body.length > config.limits().bodyBytes()) {
                return tooLarge();
            }
            counters.read(body.length);
            return isSigned(exchange.getRequestHeaders(), body)
                    ? keeper.keep(body, format, exchange.getRequestHeaders(), events)
                    : Answer.error(401, "expected " + Signature.HEADER + ": sha256=<HMAC-SHA256 of the body in hex>");
        } finally {
            admission.leave(room);
        }
    }

    /** What the body will take; as much as there may be when its length isn't told. */
    private long room(Headers headers) {
        String declared = headers.getFirst("Content-Length");
        return declared == null ? config.limits().bodyBytes() : Long.parseLong(declared.strip());
    }

    private Answer tooLarge() {
        return Answer.error(413, "expected at most " + config.limits().bodyBytes() + " bytes, send it in parts");
    }

    private boolean isSigned(Headers headers, byte[] body) {
        Secret secret = config.hmacSecret();
        return secret == null || Signature.matches(headers.getFirst(Signature.HEADER), body, secret);
    }
}
