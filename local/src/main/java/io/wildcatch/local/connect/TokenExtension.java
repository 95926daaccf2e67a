package io.wildcatch.local.connect;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/** Lets only those REST requests in that bring the token; asking for health is free. */
public final class TokenExtension implements ConnectRestExtension {

    static final String TOKEN = "wildcatch.rest.token";

    private byte[] expected = new byte[0];

    @Override
    public void configure(Map<String, ?> configs) {
        expected = ("Bearer " + configs.get(TOKEN)).getBytes(StandardCharsets.UTF_8);
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
        String given = request.getHeaderString("Authorization");
        boolean known = given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected);
        if (!known && !request.getUriInfo().getPath().equals("health")) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                    .header("WWW-Authenticate", "Bearer")
                    .entity(Map.of("error_code", 401, "message", "send the token as bearer token"))
                    .build());
        }
    }
}
