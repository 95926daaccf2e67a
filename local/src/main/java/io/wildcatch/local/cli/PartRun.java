package io.wildcatch.local.cli;

import io.wildcatch.connectors.http.Endpoint;
import io.wildcatch.local.meters.Meters;
import io.wildcatch.local.meters.OtlpTarget;
import io.wildcatch.local.up.HealthServer;
import io.wildcatch.local.up.JvmMeters;
import io.wildcatch.local.up.Part;
import io.wildcatch.local.up.Shutdown;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one part until a signal comes, and tells its health meanwhile. */
final class PartRun {

    private static final long POLL_MS = 100;

    private final PrintWriter out;
    private final Meters meters;
    private final AtomicReference<@Nullable Part> part = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    private PartRun(PrintWriter out, Meters meters) {
        this.out = out;
        this.meters = meters;
    }

    /** How a part starts. */
    @FunctionalInterface
    interface Starter {
        /**
         * @param meters takes the part's own
         * @param fault is told when it has failed beyond repair, which ends the process
         */
        Part start(Meters meters, Consumer<Throwable> fault) throws Exception;
    }

    /**
     * Returns when a signal has come and everything is closed.
     *
     * @return the exit code
     * @throws Exception when the part can't start or has failed
     */
    static int run(PrintWriter out, HealthOptions options, Map<String, String> settings, Starter starter)
            throws Exception {
        Optional<Endpoint> health = options.health(settings);
        LogFile.toConsole(options.logFormat(settings));
        Optional<OtlpTarget> target = OtlpTarget.of(settings, System.getenv());
        try (Meters meters = Meters.of(target)) {
            return new PartRun(out, meters).run(health, starter);
        }
    }

    @SuppressWarnings("try") // what is opened here is only there to be closed
    private int run(Optional<Endpoint> health, Starter starter) throws Exception {
        try (Shutdown shutdown = Shutdown.onSignal();
                JvmMeters jvm = JvmMeters.bindTo(meters.registry());
                AutoCloseable server = health.isPresent() ? serve(health.get()) : () -> {}) {
            Part started = starter.start(meters, cause -> {
                fault.set(cause);
                shutdown.request();
            });
            try {
                await(shutdown, started);
            } finally {
                started.stop().run();
            }
        }
        Throwable cause = fault.get();
        if (cause != null) {
            throw new IllegalStateException(String.valueOf(cause.getMessage()), cause);
        }
        return 0;
    }

    /** Answers while the part is starting, too: that it lives, and that it isn't ready. */
    private HealthServer serve(Endpoint endpoint) throws Exception {
        HealthServer server = HealthServer.start(endpoint, meters, this::faults);
        say("health " + server.uri());
        return server;
    }

    private List<String> faults() {
        Part started = part.get();
        if (fault.get() != null) {
            return List.of("it has failed, and ends");
        }
        return started == null ? List.of("it is starting") : started.faults().get();
    }

    private void await(Shutdown shutdown, Part started) throws InterruptedException {
        part.set(started);
        say(started.address().isEmpty() ? started.name() : started.name() + " " + started.address());
        while (!started.isReady() && !shutdown.isRequested()) {
            shutdown.await(POLL_MS);
        }
        if (!shutdown.isRequested()) {
            say("ready");
        }
        shutdown.await();
    }

    private void say(String text) {
        out.println("wildcatch: " + text);
        out.flush();
    }
}
