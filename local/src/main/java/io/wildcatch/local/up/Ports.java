package io.wildcatch.local.up;

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
