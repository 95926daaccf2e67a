package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a part listens. */
final class PartOptions extends HealthOptions {

    static final String LISTEN = "wildcatch.listen";

    /** Key of where state is kept, for parts that have some. */
    static final String DATA = "wildcatch.data";

    static final String DEFAULT_DATA = ".wildcatch";

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Address to listen on (default: 127.0.0.1 and the port that it has in wildcatch up); beyond"
                    + " loopback a token is needed.")
    private @Nullable String listen;

    /**
     * Where to listen, and the token that callers need.
     *
     * @throws InputException when it is no address, or beyond loopback without a token
     */
    Endpoint endpoint(Map<String, String> settings, int defaultPort) {
        String address = choice(listen, settings, LISTEN).orElse("127.0.0.1:" + defaultPort);
        return endpoint(address, LISTEN, settings);
    }
}
