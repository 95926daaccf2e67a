package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import io.wildcatch.fakes.salesforce.Fault.Where;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An org of Salesforce, over HTTP: {@code /services/oauth2/token}, upserts of collections by external id, queries with
 * pages, descriptions of objects. It refuses what the real one refuses, and fails as a test tells it to.
 */
public final class FakeSalesforce implements AutoCloseable {

    public static final String CONSUMER_KEY = Tokens.CONSUMER_KEY;
    public static final String CONSUMER_SECRET = Tokens.CONSUMER_SECRET;
    public static final String USERNAME = Tokens.USERNAME;

    private static final String DATA = "/services/data/v\\d\\d\\.0/";
    private static final int LONGEST_URI = 16_384;

    private final Org org;
    private final Tokens tokens;
    private final Upserts upserts;
    private final Queries queries;
    private final String integrationUser;
    private final Map<Where, Deque<Fault>> faults = new EnumMap<>(Where.class);
    private final AtomicInteger used = new AtomicInteger();
    private volatile int limit = 100_000;
    private final int port;
    private @Nullable FakeServer server;

    private FakeSalesforce(InstantSource clock) {
        org = new Org(clock);
        tokens = new Tokens(clock);
        upserts = new Upserts(org);
        queries = new Queries(org);
        integrationUser = org.user("Wildcatch");
        FakeServer first = FakeServer.start(this::answer);
        server = first;
        port = first.port();
    }

    public static FakeSalesforce start(InstantSource clock) {
        return new FakeSalesforce(clock);
    }

    /** @return such as {@code http://127.0.0.1:40123} */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Its records, and what people do to them. */
    public Org org() {
        return org;
    }

    /** @return the id of the user that the connected app acts for */
    public String integrationUser() {
        return integrationUser;
    }

    /** The certificate of the connected app: assertions signed with its key are taken. */
    public void trust(PublicKey certificate) {
        tokens.certificate = certificate;
    }

    /** How long tokens last from now on; two hours unless somebody says otherwise. */
    public void tokensLast(Duration lifetime) {
        tokens.lifetime = lifetime;
    }

    /** What token replies say where the org is, instead of the truth. */
    public void claimInstance(String address) {
        tokens.instanceUrl = address;
    }

    /** All tokens are no good from now on. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** Requests in 24 hours; what was used until now stays used. */
    public void limitRequests(int requests) {
        limit = requests;
    }

    /** A day has passed: nothing of the requests is used. */
    public void forgetUsage() {
        used.set(0);
    }

    /** Records on a page of a query; 2,000 unless somebody says otherwise. */
    public void pageSize(int records) {
        queries.pageSize(records);
    }

    /** Something goes wrong with the next requests of a kind. */
    public void fail(Where where, Fault fault, int times) {
        synchronized (faults) {
            for (int i = 0; i < times; i++) {
                faults.computeIfAbsent(where, any -> new ArrayDeque<>()).add(fault);
            }
        }
    }

    /** Nobody listens any more. */
    public synchronized void goDown() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** It listens again, at the same address. */
    public synchronized void comeBack() {
        if (server == null) {
            server = FakeServer.start(port, this::answer);
        }
    }

    public int created() {
        return upserts.created.get();
    }

    public int updated() {
        return upserts.updated.get();
    }

    /** @return requests that counted towards the limit */
    public int requests() {
        return used.get();
    }

    public int tokensIssued() {
        return tokens.issued.get();
    }

    @Override
    public void close() {
        goDown();
    }

    private FakeResponse answer(FakeRequest request) {
        Where where = where(request.path());
        Fault fault = fault(where);
        if (fault instanceof Fault.Instead instead) {
            return instead.response();
        }
        FakeResponse response = done(request, where);
        if (fault instanceof Fault.CutAfter) {
            return FakeResponse.reset();
        }
        if (fault instanceof Fault.Late late) {
            await(late.delay());
        }
        return response;
    }

    private static void await(Duration delay) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Where where(String path) {
        return path.equals("/services/oauth2/token")
                ? Where.TOKEN
                : path.contains("/composite/sobjects/") ? Where.UPSERT : Where.QUERY;
    }

    private @Nullable Fault fault(Where where) {
        synchronized (faults) {
            return faults.computeIfAbsent(where, any -> new ArrayDeque<>()).poll();
        }
    }

    private FakeResponse done(FakeRequest request, Where where) {
        if (where == Where.TOKEN) {
            return tokens.issue(request, url().toString(), integrationUser);
        }
        try {
            tokens.check(request);
            if (used.get() >= limit) {
                throw new Problem(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
            }
            used.incrementAndGet();
            return FakeResponse.json(200, data(request)).with("Sforce-Limit-Info", "api-usage=" + used + "/" + limit);
        } catch (Problem e) {
            return e.response();
        }
    }

    private JsonNode data(FakeRequest request) {
        String resource = request.path().replaceFirst("^" + DATA, "");
        String[] steps = resource.split("/", -1);
        if (request.method().equals("PATCH") && resource.matches("composite/sobjects/\\w+/\\w+")) {
            return upserts.upsert(steps[2], steps[3], body(request), integrationUser);
        }
        if (request.method().equals("GET") && resource.matches("sobjects/\\w+/describe")) {
            return Descriptions.of(org.type(steps[1]));
        }
        if (request.method().equals("GET") && resource.matches("query(All)?(/.+)?")) {
            return queries.answer(request.path(), request.query().getOrDefault("q", ""), LONGEST_URI);
        }
        throw new Problem(404, "NOT_FOUND", "The requested resource does not exist");
    }

    private static JsonNode body(FakeRequest request) {
        try {
            JsonNode body = new ObjectMapper().readTree(request.body());
            if (body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            // Answered below.
        }
        throw new Problem(400, "JSON_PARSER_ERROR", "Unexpected character in the body");
    }
}
