package io.wildcatch.local.up;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where the parts listen.
 *
 * @param base port of the console; the others follow
 */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 9090;
    private static final int LAST = 5;

    public Ports {
        if (base < 1 || base + LAST > 65_535) {
            throw new IllegalArgumentException("--port-base: expected 1 to " + (65_535 - LAST) + ", got " + base);
        }
    }

    /**
     * Says at once that a port is taken, and not in the middle of a start.
     *
     * @param listen address of all but Kafka, which is on loopback
     * @param open whether Kafka listens there, too, for other machines
     * @throws IllegalStateException when one is
     */
    void requireFree(String listen, boolean open) {
        requireFree("console", listen, console());
        requireFree("schema registry", listen, registry());
        requireFree("Kafka", UpConfig.LOOPBACK, kafka());
        requireFree("intake", listen, intake());
        requireFree("Kafka Connect", listen, connect());
        if (open) {
            requireFree("Kafka for other machines", listen, remoteKafka());
        }
    }

    private static void requireFree(String part, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    part + " can't listen on " + host + ":" + port + " (" + e.getMessage()
                            + "): stop what uses it or choose other ports with --port-base",
                    e);
        }
    }

    int console() {
        return base;
    }

    int registry() {
        return base + 1;
    }

    int kafka() {
        return base + 2;
    }

    int intake() {
        return base + 3;
    }

    int connect() {
        return base + 4;
    }

    /** Kafka for other machines, with a password; used only beyond loopback. */
    int remoteKafka() {
        return base + LAST;
    }
}
