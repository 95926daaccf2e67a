package io.wildcatch.schemas.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Replies up to their last byte, in bounds of time and size. The client's own timeout ends with the headers: a body that
 * drips, or never ends, would hold whoever waits for it.
 */
public final class WholeReply {

    private WholeReply() {}

    /**
     * Makes one request.
     *
     * @param longest for all of it, from connecting to the end of the body
     * @param largest body that is taken into memory, in bytes
     * @throws ExecutionException when there is no reply, or one that is too large, with the reason as its cause
     * @throws TimeoutException when there is no whole reply in time
     */
    public static HttpResponse<byte[]> of(HttpClient client, HttpRequest request, Duration longest, int largest)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> reply = client.sendAsync(request, head -> new BoundedBody(largest));
        try {
            return reply.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            reply.cancel(true);
        }
    }
}
