package io.wildcatch.connectors.source;

/** The version that plugins tell Connect. */
public final class Version {

    private Version() {}

    /** @return that of the jar; {@code 0.1.0-SNAPSHOT} when the classes come from no jar */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-SNAPSHOT" : version;
    }
}
