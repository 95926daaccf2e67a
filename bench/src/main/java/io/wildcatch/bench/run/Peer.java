package io.wildcatch.bench.run;

import java.util.Locale;

/** Another stream processor that does the same work per account. */
public enum Peer {
    NONE(""),
    FLINK("io.wildcatch.bench.flink.FlinkPart"),
    JET("io.wildcatch.bench.jet.JetPart");

    /** Before the name of a peer: the property with the class path of what its process has besides ours. */
    static final String CLASSES = "wildcatch.bench.";

    private final String part;

    Peer(String part) {
        this.part = part;
    }

    /** Name of the class that runs it. */
    String part() {
        return part;
    }

    /**
     * Where its process finds its classes: those of the engine first, then ours.
     *
     * @throws IllegalStateException when the engine isn't there
     */
    String classPath() {
        String engine = System.getProperty(CLASSES + this);
        if (engine == null) {
            throw new IllegalStateException(
                    "--peer %s: its classes aren't here; ./wildcatch bench --peer %s builds them"
                            .formatted(this, this));
        }
        return engine + System.getProperty("path.separator") + System.getProperty("java.class.path");
    }

    /** @throws IllegalStateException when it can't be measured; the message says what can be done */
    public void requireMeasurable() {
        if (this != NONE) {
            classPath();
        }
    }

    /** As settings and files name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
