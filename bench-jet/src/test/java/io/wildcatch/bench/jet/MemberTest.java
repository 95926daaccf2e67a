package io.wildcatch.bench.jet;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import io.wildcatch.bench.peer.PeerSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the others are told, in Jet's words. */
class MemberTest {

    @Test
    void shouldSnapshotWhereOthersCommit() {
        JobConfig job = Member.job(with("exactly_once_v2"));

        assertThat(job.getSnapshotIntervalMillis()).isEqualTo(100);
        assertThat(job.getProcessingGuarantee()).isEqualTo(ProcessingGuarantee.EXACTLY_ONCE);
    }

    @Test
    void shouldGiveTheGuaranteeThatIsAskedFor() {
        assertThat(Member.job(with("at_least_once")).getProcessingGuarantee())
                .isEqualTo(ProcessingGuarantee.AT_LEAST_ONCE);
    }

    @Test
    void shouldWorkInAsManyThreadsAndLookForNobody() {
        Config config = Member.config(with("exactly_once_v2"));

        assertThat(config.getJetConfig().getCooperativeThreadCount()).isEqualTo(2);
        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
        assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled())
                .isFalse();
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    }

    private static PeerSettings with(String guarantee) {
        return PeerSettings.of(Map.of(
                "application.id", "bench-jet-1",
                "num.stream.threads", "2",
                "commit.interval.ms", "100",
                "processing.guarantee", guarantee));
    }
}
