package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.fakes.hubspot.FakeHubSpot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** HubSpot accounts, set up as the documentation says. */
final class Accounts {

    private Accounts() {}

    static FakeHubSpot start() {
        return start(InstantSource.system());
    }

    static FakeHubSpot start(InstantSource clock) {
        FakeHubSpot hubSpot = FakeHubSpot.start(clock);
        assertThat(post(hubSpot, "/crm/v3/properties/deals/batch/create", properties()))
                .isEqualTo(201);
        return hubSpot;
    }

    private static String properties() {
        try {
            return Files.readString(Path.of("examples/hubspot-properties.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the status */
    static int post(FakeHubSpot hubSpot, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(hubSpot.url() + path))
                    .header("Authorization", "Bearer " + FakeHubSpot.PRIVATE_TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settings that reach it with a private app's token. */
    static Map<String, String> settings(FakeHubSpot hubSpot) {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", "crm");
        settings.put("hubspot.url", hubSpot.url().toString());
        settings.put("hubspot.token", FakeHubSpot.PRIVATE_TOKEN);
        settings.put("allowed.hosts", "127.0.0.1");
        settings.put("allow.http", "true");
        return settings;
    }

    /** The same by OAuth. */
    static Map<String, String> byOAuth(FakeHubSpot hubSpot) {
        Map<String, String> settings = settings(hubSpot);
        settings.remove("hubspot.token");
        settings.put("hubspot.client.id", FakeHubSpot.CLIENT_ID);
        settings.put("hubspot.client.secret", FakeHubSpot.CLIENT_SECRET);
        settings.put("hubspot.refresh.token", FakeHubSpot.REFRESH_TOKEN);
        return settings;
    }
}
