package io.wildcatch.local.lab;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.wildcatch.local.replay.Progress;
import io.wildcatch.local.replay.Recording;
import io.wildcatch.local.replay.Replay;
import io.wildcatch.local.replay.Results;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.domain.policy.PolicyRule;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replays a recording in the calling thread and measures that. Reading files, and telling the pipeline of accounts and
 * people, aren't measured; what is decided is counted and thrown away.
 */
public final class Stopwatch implements RuleCosts.Bench {

    /** So much of the history lets the compiler see every rule both on and off. */
    private static final int GLIMPSE = 5_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Recording recording;
    private final Policy policy;
    private final Progress silent = new Progress(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), InstantSource.system());

    /** @param policy of which one rule after the other is turned off */
    public Stopwatch(Recording recording, Policy policy) {
        this.recording = recording;
        this.policy = policy;
    }

    @Override
    public long signals() {
        return recording.signals();
    }

    @Override
    public void warmUp(@Nullable PolicyRule off) {
        run(recording.first(GLIMPSE), off);
    }

    @Override
    public RuleRun run(@Nullable PolicyRule off) {
        return run(recording, off);
    }

    private RuleRun run(Recording history, @Nullable PolicyRule off) {
        Replay replay = history.replay(off == null ? policy : policy.without(Set.of(off)), silent);
        // Each replay begins with what the one before left behind out of the way.
        System.gc();
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long process = SYSTEM.getProcessCpuTime();
        long nanos = THREADS.getCurrentThreadCpuTime();
        Results results = replay.run(history, null);
        return new RuleRun(
                THREADS.getCurrentThreadCpuTime() - nanos,
                SYSTEM.getProcessCpuTime() - process,
                THREADS.getThreadAllocatedBytes(thread) - bytes,
                results.decisions().size(),
                results.lanes());
    }
}
