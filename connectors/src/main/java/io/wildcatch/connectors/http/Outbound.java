package io.wildcatch.connectors.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to other servers. Follows no redirects, and takes bodies of 64 MiB at most. Used by several threads. */
public final class Outbound {

    private static final int LARGEST = 64 << 20;

    private final HttpClient client;

    /** @param connectTimeout for connecting */
    public Outbound(Duration connectTimeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Makes one request.
     *
     * @param whole for the reply up to its last byte: the client's own timeout ends with the headers, and a body that
     *     drips must not hold whoever waits for it
     * @throws ExecutionException when there is no reply, with the reason as its cause
     * @throws TimeoutException when there is no whole reply in time
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration whole)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> reply = client.sendAsync(request, head -> new BoundedBody(LARGEST));
        try {
            return reply.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            reply.cancel(true);
        }
    }
}
