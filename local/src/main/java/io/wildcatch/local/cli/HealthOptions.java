package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.connectors.http.Secret;
import io.wildcatch.schemas.http.HeaderValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a part tells what it does: its health, who may ask it for more, and its log. */
class HealthOptions {

    static final String HEALTH = "wildcatch.health";

    @Option(
            names = "--health",
            paramLabel = "HOST:PORT",
            description = "Serve /healthz, /readyz and /metrics there (default: not at all); beyond loopback a token is"
                    + " needed, and asked for by /metrics.")
    private @Nullable String health;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the token that callers must bring (else the setting wildcatch.token, or one of the"
                    + " variables WILDCATCH_TOKEN and WILDCATCH_TOKEN_FILE).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description = "How lines of the log look (default: the setting wildcatch.log.format, else text).")
    private @Nullable LogFormat logFormat;

    final LogFormat logFormat(Map<String, String> settings) {
        return logFormat == null ? LogFormat.parse(settings.getOrDefault(LogFormat.KEY, "text")) : logFormat;
    }

    /** @throws InputException when it is no address, or beyond loopback without a token */
    final Optional<Endpoint> health(Map<String, String> settings) {
        return choice(health, settings, HEALTH).map(address -> endpoint(address, HEALTH, settings));
    }

    final Optional<String> token(Map<String, String> settings) {
        return tokenFile == null
                ? Optional.ofNullable(settings.get(SettingsOptions.TOKEN))
                        .map(token -> HeaderValue.require(SettingsOptions.TOKEN, token))
                : Secrets.read(tokenFile).map(token -> HeaderValue.require("--token-file " + tokenFile, token));
    }

    final Endpoint endpoint(String address, String key, Map<String, String> settings) {
        return HostPort.parse(address, key)
                .endpoint(token(settings).map(Secret::of).orElse(null));
    }

    static Optional<String> choice(@Nullable String option, Map<String, String> settings, String key) {
        return Optional.ofNullable(option).or(() -> Optional.ofNullable(settings.get(key)));
    }
}
