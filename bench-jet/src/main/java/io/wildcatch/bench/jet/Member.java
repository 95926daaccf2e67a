package io.wildcatch.bench.jet;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import io.wildcatch.bench.peer.PeerSettings;

/** How Jet is set: one member, which looks for no others; a snapshot where the others commit. */
final class Member {

    private static final String LOOPBACK = "127.0.0.1";

    private Member() {}

    static Config config(PeerSettings settings) {
        Config config = new Config();
        config.setClusterName(settings.application());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(settings.threads());
        stayAtHome(config.getNetworkConfig());
        return config;
    }

    private static void stayAtHome(NetworkConfig network) {
        network.setPort(0);
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
    }

    static JobConfig job(PeerSettings settings) {
        return new JobConfig()
                .setName(settings.application())
                .setProcessingGuarantee(
                        settings.exactlyOnce() ? ProcessingGuarantee.EXACTLY_ONCE : ProcessingGuarantee.AT_LEAST_ONCE)
                .setSnapshotIntervalMillis(settings.commitInterval().toMillis());
    }
}
