package io.wildcatch.fakes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.fakes.FakeRequest;
import io.wildcatch.fakes.FakeResponse;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which part of the API a request is for. */
final class Router {

    private static final String OBJECTS = "/crm/v3/objects/";

    private final Portal portal;
    private final Access access;
    private final Limiter limiter;
    private final BatchApi batches;
    private final SearchApi search;
    private final ListApi lists;

    Router(Portal portal, Access access, Limiter limiter) {
        this.portal = portal;
        this.access = access;
        this.limiter = limiter;
        batches = new BatchApi(portal);
        search = new SearchApi(portal);
        lists = new ListApi(portal);
    }

    void capSearch(int results) {
        search.cap(results);
    }

    FakeResponse answer(FakeRequest request, Fault.@Nullable CutAfter cut) {
        boolean searches = request.path().endsWith("/search");
        FakeResponse answer;
        try {
            answer = dispatch(request, searches, cut == null ? OptionalInt.empty() : OptionalInt.of(cut.inputs()));
        } catch (ApiException e) {
            answer = e.response();
        }
        return searches || answer.status() == FakeResponse.RESET ? answer : limiter.headers(answer);
    }

    private FakeResponse dispatch(FakeRequest request, boolean searches, OptionalInt cut) {
        if (request.path().equals("/oauth/v1/token")) {
            return access.token(request);
        }
        access.check(request);
        limiter.let(searches);
        boolean posts = request.method().equals("POST");
        if (request.path().startsWith(OBJECTS)) {
            String[] path = request.path().substring(OBJECTS.length()).split("/", -1);
            return posts ? post(path, request, cut) : get(path, request);
        }
        String[] path = request.path().split("/", -1);
        if (posts && request.path().matches("/crm/v3/properties/[^/]+/batch/create")) {
            return lists.define(portal.type(path[4]), Inputs.body(request));
        }
        if (posts && request.path().matches("/crm/v4/associations/[^/]+/[^/]+/batch/read")) {
            return lists.associations(portal.type(path[4]), portal.type(path[5]), Inputs.body(request));
        }
        throw notFound();
    }

    private FakeResponse post(String[] path, FakeRequest request, OptionalInt cut) {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw ApiException.of(415, "VALIDATION_ERROR", "Unsupported Media Type");
        }
        ObjectType type = portal.type(path[0]);
        JsonNode body = Inputs.body(request);
        String action = String.join("/", path).substring(path[0].length());
        return switch (action) {
            case "/batch/upsert" -> batches.upsert(type, body, cut);
            case "/batch/update" -> batches.update(type, body, cut);
            case "/batch/read" ->
                batches.read(type, body, "true".equals(request.query().get("archived")));
            case "/search" -> search.search(type, body);
            default -> throw notFound();
        };
    }

    private FakeResponse get(String[] path, FakeRequest request) {
        ObjectType type = portal.type(path[0]);
        if (path.length == 1) {
            return lists.list(type, request);
        }
        if (path.length == 2) {
            return lists.one(type, path[1], request);
        }
        throw notFound();
    }

    private static ApiException notFound() {
        return ApiException.of(404, "OBJECT_NOT_FOUND", "Not Found");
    }
}
