package io.wildcatch.fakes.hubspot;

import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import io.wildcatch.fakes.FakeServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A HubSpot account on loopback, after the public documentation of its CRM API (version 3): private-app and OAuth
 * tokens, batches with partial failures, search with its caps, archived and merged records, limits. It keeps its
 * records while it is down.
 */
public final class FakeHubSpot implements AutoCloseable {

    public static final String PRIVATE_TOKEN = Access.PRIVATE_TOKEN;
    public static final String CLIENT_ID = Access.CLIENT_ID;
    public static final String CLIENT_SECRET = Access.CLIENT_SECRET;
    public static final String REFRESH_TOKEN = Access.REFRESH_TOKEN;

    private final Portal portal;
    private final Access access;
    private final Limiter limiter = new Limiter();
    private final Router router;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final int port;
    private @Nullable FakeServer server;
    private long requests;

    private FakeHubSpot(InstantSource clock) {
        portal = new Portal(clock);
        access = new Access(clock);
        router = new Router(portal, access, limiter);
        server = FakeServer.start(this::answer);
        port = server.port();
    }

    public static FakeHubSpot start() {
        return start(InstantSource.system());
    }

    /** @param clock of the account: when records change and tokens end; limits follow real time */
    public static FakeHubSpot start(InstantSource clock) {
        return new FakeHubSpot(clock);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private FakeResponse answer(FakeRequest request) {
        Fault fault = nextFault(request);
        if (fault instanceof Fault.Instead instead) {
            return instead.answer();
        }
        if (fault instanceof Fault.Late late) {
            sleep(late.delay());
        }
        synchronized (portal) {
            return router.answer(request, fault instanceof Fault.CutAfter cut ? cut : null);
        }
    }

    private synchronized @Nullable Fault nextFault(FakeRequest request) {
        if (!request.path().startsWith("/crm/")) {
            return null;
        }
        requests++;
        return faults.poll();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the next {@code times} requests to the CRM go wrong like this, after those already planned. */
    public synchronized void fail(Fault fault, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    /** Nobody listens any more. */
    public synchronized void goDown() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Listens again, where it did. */
    public synchronized void comeUp() {
        if (server == null) {
            server = FakeServer.start(port, this::answer);
        }
    }

    /** Defines properties, as who sets the account up does. */
    public void define(String type, Property... properties) {
        synchronized (portal) {
            portal.define(type, properties);
        }
    }

    /** A unique text, by which connectors know records. */
    public static Property unique(String name) {
        return new Property(name, "string", List.of(), true);
    }

    /**
     * @param requests in any time of this length
     * @param inDay requests altogether
     */
    public void limit(int requests, Duration in, int inDay) {
        limiter.limits(requests, in, inDay);
    }

    public void limitSearches(int inSecond) {
        limiter.searches(inSecond);
    }

    /** Search shows changes only after a while, as HubSpot's index does. */
    public void delaySearch(Duration delay) {
        synchronized (portal) {
            portal.delaySearch(delay);
        }
    }

    /** Search gives no more results than these, instead of 10,000. */
    public void capSearch(int results) {
        synchronized (portal) {
            router.capSearch(results);
        }
    }

    /** Whether one invalid value makes its whole batch invalid, also with trace ids. */
    public void refuseWholeBatches(boolean whole) {
        synchronized (portal) {
            portal.allOrNothing(whole);
        }
    }

    /** How long OAuth tokens are good from now on. */
    public void tokenLife(Duration life) {
        access.life(life);
    }

    /** OAuth tokens given so far are no good any more. */
    public void expireTokens() {
        access.expire();
    }

    public void revokePrivateToken() {
        access.revokePrivateToken();
    }

    public int tokensIssued() {
        return access.issued();
    }

    /** Requests to the CRM that reached it, whatever came of them. */
    public synchronized long requests() {
        return requests;
    }

    /** Requests that were one too many for the limits. */
    public long throttled() {
        return limiter.refused();
    }

    /** Records made, by the API or a user. */
    public long created() {
        synchronized (portal) {
            return portal.created();
        }
    }

    /** Changes made to records, by the API or a user. */
    public long updated() {
        synchronized (portal) {
            return portal.updated();
        }
    }

    /** What users do, and what tests look at. */
    public FakeUser user() {
        return new FakeUser(portal, 4711);
    }

    /** The properties of all records of a type that aren't archived, in the order of their making. */
    public List<Map<String, String>> records(String type) {
        synchronized (portal) {
            return portal.type(type)
                    .items()
                    .filter(item -> !item.isArchived())
                    .map(item -> item.values())
                    .toList();
        }
    }

    /** The properties of the record with this value of a unique property. */
    public Optional<Map<String, String>> record(String type, String property, String value) {
        synchronized (portal) {
            return portal.type(type).find(property, value).map(item -> new LinkedHashMap<>(item.values()));
        }
    }

    @Override
    public void close() {
        goDown();
    }
}
