package io.wildcatch.local.broker;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** Prepares a data directory: an empty one becomes the log of a new cluster, one that was used stays as it is. */
final class BrokerStorage {

    private static final String MARK = "meta.properties";
    /** Kafka writes it last when it stops and removes it first when it starts. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private BrokerStorage() {}

    /** How the last broker on a directory ended. */
    enum Past {
        NONE,
        STOPPED,
        KILLED
    }

    /** Formats the directory unless that was done before, and tells what happened there last. */
    static Past prepare(Path directory) {
        if (Files.exists(directory.resolve(MARK))) {
            return Files.exists(directory.resolve(CLEAN)) ? Past.STOPPED : Past.KILLED;
        }
        format(directory);
        return Past.NONE;
    }

    private static void format(Path directory) {
        ByteArrayOutputStream chatter = new ByteArrayOutputStream();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(chatter, true, StandardCharsets.UTF_8))
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(BrokerSockets.CONTROLLER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new BrokerException("Kafka's log can't be laid out in " + directory + ": " + e.getMessage(), e);
        }
    }
}
