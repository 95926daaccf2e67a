package io.wildcatch.local.connect;

import io.wildcatch.connectors.http.OtherSites;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those REST requests in that bring the token, where there is one, and none that a browser sends for another
 * site: who may make connectors may send opportunities anywhere. Asking for health needs no token.
 */
public final class GateExtension implements ConnectRestExtension {

    /** Where the worker listens. */
    static final String HOST = "wildcatch.rest.host";

    /** What requests must bring; missing: nothing. */
    static final String TOKEN = "wildcatch.rest.token";

    private static final String BEARER = "Bearer ";

    private byte @Nullable [] expected;
    private OtherSites others = new OtherSites("127.0.0.1", false);

    @Override
    public void configure(Map<String, ?> configs) {
        Object token = configs.get(TOKEN);
        expected = token == null ? null : token.toString().getBytes(StandardCharsets.UTF_8);
        others = new OtherSites(String.valueOf(configs.get(HOST)), token != null);
    }

    @Override
    public void register(ConnectRestExtensionContext context) {
        context.configurable().register((ContainerRequestFilter) this::check);
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void close() {}

    private void check(ContainerRequestContext request) {
        if (others.sent(request.getHeaderString("Origin"), request.getHeaderString("Host"))) {
            refuse(request, Response.status(Status.FORBIDDEN), "pages of other sites can't use this");
        } else if (!request.getUriInfo().getPath().equals("health") && !hasToken(request)) {
            ResponseBuilder response = Response.status(Status.UNAUTHORIZED).header("WWW-Authenticate", "Bearer");
            refuse(request, response, "send the token as bearer token");
        }
    }

    private boolean hasToken(ContainerRequestContext request) {
        return expected == null || MessageDigest.isEqual(bearer(request).getBytes(StandardCharsets.UTF_8), expected);
    }

    /** Names of schemes are the same in any case (RFC 9110, 11.1). */
    private static String bearer(ContainerRequestContext request) {
        String given = request.getHeaderString("Authorization");
        boolean isBearer = given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isBearer && given != null ? given.substring(BEARER.length()).strip() : "";
    }

    private static void refuse(ContainerRequestContext request, ResponseBuilder response, String message) {
        int status = response.build().getStatus();
        request.abortWith(response.entity(Map.of("error_code", status, "message", message))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build());
    }
}
