package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real browser without a window, told what to do over its debugging port. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Browser tabs;
    private @Nullable Tab tab;

    private Chromium(Path binary, Path profile) throws Exception {
        process = new ProcessBuilder(
                        binary.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .start();
        URI devTools = listening(new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8)));
        tabs = new Browser(URI.create("http://127.0.0.1:" + devTools.getPort()));
    }

    /** Empty where no browser is installed. */
    static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(file -> file.toFile().canExecute())
                .findFirst();
    }

    static Chromium start(Path profile) throws Exception {
        return new Chromium(find().orElseThrow(), profile);
    }

    private static URI listening(BufferedReader lines) throws IOException {
        String start = "DevTools listening on ";
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        Thread rest = new Thread(() -> lines.lines().forEach(said -> {}), "chromium-says");
        rest.setDaemon(true);
        rest.start();
        return URI.create(String.valueOf(line).substring(start.length()));
    }

    /** Shows a page in a tab of its own, and closes the one before. */
    void open(String address) throws Exception {
        Tab before = tab;
        JsonNode made = tabs.put("/json/new?" + URLEncoder.encode(address, UTF_8));
        tab = Tab.at(URI.create(made.get("webSocketDebuggerUrl").asText()));
        if (before != null) {
            before.close();
        }
    }

    /** What an expression comes to; a promise is waited for. */
    JsonNode eval(String expression) throws InterruptedException {
        return Optional.ofNullable(tab).orElseThrow().eval(expression);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** What is said to one page, and its replies. */
    private static final class Tab implements WebSocket.Listener {

        private static final Duration LONGEST = Duration.ofSeconds(30);

        private final StringBuilder text = new StringBuilder();
        private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
        private @Nullable WebSocket socket;
        private int calls;

        static Tab at(URI address) throws Exception {
            Tab tab = new Tab();
            tab.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, tab)
                    .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return tab;
        }

        JsonNode eval(String expression) throws InterruptedException {
            return call("Runtime.evaluate", expression).at("/result/result/value");
        }

        void close() throws InterruptedException {
            call("Page.close", "");
        }

        private JsonNode call(String method, String expression) throws InterruptedException {
            var message =
                    JsonNodeFactory.instance.objectNode().put("id", ++calls).put("method", method);
            message.putObject("params")
                    .put("expression", expression)
                    .put("returnByValue", true)
                    .put("awaitPromise", true);
            Optional.ofNullable(socket).orElseThrow().sendText(message.toString(), true);
            JsonNode reply = replies.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            while (reply != null && reply.path("id").asInt() != calls) {
                reply = replies.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
            return Optional.ofNullable(reply).orElseThrow();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                replies.add(Browser.parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
