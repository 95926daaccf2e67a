package io.wildcatch.connectors.crm;

import io.wildcatch.connectors.http.Outbound;
import io.wildcatch.schemas.http.HeaderValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Requests to allowed hosts, each with a limit in time. Follows no redirects. */
public final class Http {

    private final Outbound outbound;
    private final AllowedHosts hosts;
    private final Duration timeout;

    /** @param timeout for connecting, and for one reply */
    public Http(AllowedHosts hosts, Duration timeout) {
        this.hosts = hosts;
        this.timeout = timeout;
        this.outbound = new Outbound(timeout);
    }

    /**
     * Makes one request.
     *
     * @throws NoAnswerException when the host isn't allowed, can't be reached, or doesn't answer in time
     */
    public Reply send(String method, URI address, Map<String, String> headers, byte[] body)
            throws NoAnswerException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hosts.check(address))
                .timeout(timeout)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request.setHeader(header.getKey(), sendable(header));
        }
        try {
            HttpResponse<byte[]> response = outbound.send(request.build(), timeout.multipliedBy(2));
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            throw unreachable(address, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unreachable(address, e);
        }
    }

    /** Some are made of what a system told us, such as a token. */
    private static String sendable(Map.Entry<String, String> header) throws NoAnswerException {
        if (!HeaderValue.isPossible(header.getValue())) {
            throw new NoAnswerException(
                    new Answer.Misconfigured("the header " + header.getKey() + ": " + HeaderValue.EXPECTED));
        }
        return header.getValue();
    }

    private static NoAnswerException unreachable(URI address, Throwable cause) {
        String what = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new NoAnswerException(new Answer.Unavailable(
                address.getHost() + " can't be reached, " + cause.getClass().getSimpleName() + what, false));
    }
}
