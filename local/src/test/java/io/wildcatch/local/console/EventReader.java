package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads server-sent events. */
record EventReader(BufferedReader lines) implements AutoCloseable {

    record Event(String id, String type, String data) {}

    static EventReader open(HttpRequest request) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        EventReader reader = new EventReader(new BufferedReader(new InputStreamReader(response.body(), UTF_8)));
        // The stream's first line: from here on the listener is known.
        reader.lines.readLine();
        return reader;
    }

    /** The next event that isn't a heartbeat. */
    Event next() throws IOException {
        String id = "";
        String type = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Event(id, type, data);
            }
        }
        throw new IOException("the stream has ended");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
