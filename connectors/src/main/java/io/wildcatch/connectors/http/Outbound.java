package io.wildcatch.connectors.http;

import io.wildcatch.schemas.http.WholeReply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
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
     * @param whole for the reply up to its last byte
     * @throws ExecutionException when there is no reply, with the reason as its cause
     * @throws TimeoutException when there is no whole reply in time
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration whole)
            throws ExecutionException, TimeoutException, InterruptedException {
        return WholeReply.of(client, request, whole, LARGEST);
    }
}
