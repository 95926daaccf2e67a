package io.wildcatch.connectors.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.Http;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.crm.Outcome;
import io.wildcatch.connectors.crm.Reply;
import io.wildcatch.connectors.salesforce.Sessions.Session;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Requests to an org's REST API. Used by several threads. */
final class SalesforceApi {

    private static final byte[] NOTHING = {};

    private final Http http;
    private final Sessions sessions;
    private final Usage usage;
    private final String data;
    private final InstantSource clock;

    /** @param version such as 62.0 */
    SalesforceApi(Http http, Sessions sessions, Usage usage, String version, InstantSource clock) {
        this.http = http;
        this.sessions = sessions;
        this.usage = usage;
        this.data = "/services/data/v" + version + "/";
        this.clock = clock;
    }

    /** The id of the user that we are; 15 characters. */
    String userId() throws NoAnswerException, InterruptedException {
        return sessions.current().userId();
    }

    /** What an object is like. */
    JsonNode describe(String object) throws NoAnswerException, InterruptedException {
        return read(data + "sobjects/" + object + "/describe", "object " + object);
    }

    /**
     * The first page of what a query finds.
     *
     * @param deletedToo whether the recycle bin's and archived records are wanted
     */
    JsonNode query(String soql, boolean deletedToo) throws NoAnswerException, InterruptedException {
        String resource = deletedToo ? "queryAll" : "query";
        return read(data + resource + "?q=" + URLEncoder.encode(soql, UTF_8), "query");
    }

    /** @param page what a page before calls {@code nextRecordsUrl} */
    JsonNode next(String page) throws NoAnswerException, InterruptedException {
        return read(page, "query");
    }

    /** Creates or changes records by an external id. */
    Reply upsert(String object, String externalIdField, JsonNode body) throws NoAnswerException, InterruptedException {
        return call(
                "PATCH",
                data + "composite/sobjects/" + object + "/" + externalIdField,
                body.toString().getBytes(UTF_8));
    }

    /** What a reply that isn't a success means. */
    Answer answer(Reply reply) {
        JsonNode error = reply.json().path(0);
        String code = error.path("errorCode").asText();
        String message = Refusals.withoutValues(error.path("message").asText());
        if (reply.isOfCredentials() && !code.equals("REQUEST_LIMIT_EXCEEDED")) {
            return new Answer.Misconfigured("Salesforce replied " + reply.status() + " ("
                    + Reply.code(error.path("errorCode")) + "): check credentials and rights");
        }
        return switch (code) {
            case "REQUEST_LIMIT_EXCEEDED" ->
                new Answer.Throttled(reply.retryAfter(clock).or(() -> pause(reply, message)));
            case "INVALID_FIELD", "INVALID_TYPE", "NOT_FOUND" ->
                new Answer.Misconfigured("Salesforce says " + code + ": " + message + "; correct the settings");
            default ->
                !code.isEmpty() && reply.status() == 400
                        ? new Answer.RefusedWhole(new Outcome.Refused(code, message))
                        : reply.asAnswer(clock, "Salesforce");
        };
    }

    private Optional<Duration> pause(Reply reply, String message) {
        boolean day = reply.status() == 403 && !message.startsWith("Concurrent");
        return day ? Optional.of(usage.pause()) : Optional.empty();
    }

    /** An error to a request that concerns no certain record: it passes, or it doesn't, for all of them. */
    static Answer notOfARecord(Answer answer) {
        return answer instanceof Answer.Unavailable unavailable
                ? new Answer.Unavailable(unavailable.reason(), false)
                : answer instanceof Answer.RefusedWhole refused
                        ? new Answer.Misconfigured("Salesforce refuses it with "
                                + refused.refusal().code() + ": "
                                + refused.refusal().reason())
                        : answer;
    }

    private JsonNode read(String path, String what) throws NoAnswerException, InterruptedException {
        Reply reply = call("GET", path, NOTHING);
        if (!reply.isSuccess()) {
            throw new NoAnswerException(notOfARecord(answer(reply)));
        }
        JsonNode body = reply.json();
        if (!body.isObject()) {
            throw new NoAnswerException(
                    new Answer.Unavailable("Salesforce's reply for the " + what + " is no JSON", false));
        }
        return body;
    }

    private Reply call(String method, String path, byte[] body) throws NoAnswerException, InterruptedException {
        usage.check();
        Session session = sessions.current();
        Reply reply = once(session, method, path, body);
        if (reply.status() == 401) {
            sessions.invalidate(session);
            reply = once(sessions.current(), method, path, body);
        }
        usage.note(reply);
        return reply;
    }

    private Reply once(Session session, String method, String path, byte[] body)
            throws NoAnswerException, InterruptedException {
        URI address = session.instance().resolve(path);
        if (!session.instance().getAuthority().equals(address.getAuthority())) {
            throw new NoAnswerException(
                    new Answer.Misconfigured("Salesforce sends us to another host: " + address.getHost()));
        }
        return http.send(
                method,
                address,
                Map.of(
                        "Authorization",
                        "Bearer " + session.token().value(),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json",
                        "User-Agent",
                        "wildcatch"),
                body);
    }
}
