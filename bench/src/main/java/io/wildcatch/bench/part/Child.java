package io.wildcatch.bench.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program of the processes that {@code bench} starts: runs one {@link Part}, one time after the other, as it is told
 * on its standard input. It ends with whoever told it, however that came to its end.
 */
public final class Child {

    private static final long POLL_MS = 10;

    private final Part part;
    private final PrintStream out;
    private Part.Running running = Idle.INSTANCE;

    private enum Idle implements Part.Running {
        INSTANCE;

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void close() {}
    }

    private Child(Part part, PrintStream out) {
        this.part = part;
        this.out = out;
    }

    /** @param arguments the class name of the part */
    public static void main(String[] arguments) throws Exception {
        PrintStream replies = System.out;
        // Whatever libraries print must not look like a reply.
        System.setOut(System.err);
        Part part = Class.forName(arguments[0])
                .asSubclass(Part.class)
                .getDeclaredConstructor()
                .newInstance();
        new Child(part, replies).obey(System.in);
    }

    private void obey(InputStream in) throws InterruptedException {
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(in, orders), "orders");
        listener.setDaemon(true);
        listener.start();
        while (true) {
            reply(answer(Wire.read(orders.take())));
        }
    }

    /** Hears of the end even while the part is at work. */
    private static void listen(InputStream in, BlockingQueue<String> orders) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                orders.add(line);
            }
        } catch (IOException e) {
            e.printStackTrace(System.err);
        }
        // Nobody is there any more: an orderly end would only take time.
        Runtime.getRuntime().halt(0);
    }

    private Map<String, String> answer(Map<String, String> order) {
        try {
            return switch (order.getOrDefault(Wire.ORDER, "")) {
                case Wire.START -> start(order);
                case Wire.USAGE -> Usage.now().toMap();
                case Wire.TELL -> running.tells();
                case Wire.STOP -> stop();
                default -> throw new IllegalArgumentException("unknown order " + order);
            };
        } catch (Exception e) {
            e.printStackTrace(System.err);
            return Map.of(Wire.ERROR, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> start(Map<String, String> order) throws Exception {
        running = part.start(order);
        while (!running.isReady()) {
            Thread.sleep(POLL_MS);
        }
        return running.tells();
    }

    private Map<String, String> stop() {
        Map<String, String> last = running.tells();
        running.close();
        running = Idle.INSTANCE;
        return last;
    }

    private void reply(Map<String, String> reply) {
        out.println(Wire.write(reply));
        out.flush();
    }
}
