package io.wildcatch.local.cli;

import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What runs here. */
public final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"wildcatch " + wildcatch() + ", Kafka " + kafka() + ", Java " + java()};
    }

    public static String wildcatch() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    public static String kafka() {
        return AppInfoParser.getVersion();
    }

    public static String java() {
        return Runtime.version().toString();
    }
}
