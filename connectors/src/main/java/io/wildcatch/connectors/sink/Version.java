package io.wildcatch.connectors.sink;

import java.util.Objects;

/** The version of these connectors, which Connect lists. */
public final class Version {

    private Version() {}

    /** As in the jar's manifest; {@code dev} when run from classes. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");
    }
}
