package io.wildcatch.bench.flink;

import io.wildcatch.bench.part.Part;
import io.wildcatch.bench.part.PartException;
import io.wildcatch.bench.part.PipelinePart;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The pipeline's job in a Flink cluster of this one process. It tells the fates of signals so far, and what it keeps. */
public final class FlinkPart implements Part {

    private static final long ANSWER_SECONDS = 10;
    private static final long ENDING_SECONDS = 60;

    @Override
    public Running start(Map<String, String> values) throws Exception {
        PeerSettings settings = PeerSettings.of(values);
        Configuration configuration = Cluster.configuration(settings);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.threads(), configuration);
        PeerJob.build(settings, environment);
        Job job = new Job(settings, environment.executeAsync(settings.application()));
        var unused = job.client().getJobExecutionResult().whenComplete(FlinkPart::lament);
        return job;
    }

    /** Whoever waits for a job that has failed would wait for ever: the process ends with it, and its log says why. */
    private static void lament(@Nullable JobExecutionResult result, @Nullable Throwable failure) {
        if (failure != null) {
            failure.printStackTrace(System.err);
            System.err.println("the job has failed: " + rootOf(failure));
            Runtime.getRuntime().halt(1);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    private record Job(PeerSettings settings, JobClient client) implements Running {

        @Override
        public boolean isReady() {
            JobStatus status = await(client.getJobStatus(), ANSWER_SECONDS);
            if (status.isTerminalState()) {
                throw new PartException("the job has ended: " + status);
            }
            return status == JobStatus.RUNNING;
        }

        @Override
        public Map<String, String> tells() {
            Tally tally = Tally.of(settings);
            Map<String, String> told = new HashMap<>();
            tally.fates()
                    .forEach((fate, count) ->
                            told.put(PipelinePart.FATE + fate.name().toLowerCase(Locale.ROOT), Long.toString(count)));
            told.put(Part.STATE_BYTES, Long.toString(tally.stateBytes()));
            return told;
        }

        @Override
        public void close() {
            String folder = settings.folder().resolve("savepoints").toUri().toString();
            await(client.stopWithSavepoint(false, folder, SavepointFormatType.NATIVE), ENDING_SECONDS);
            await(client.getJobExecutionResult(), ENDING_SECONDS);
            Tally.forget(settings);
        }

        private static <T> T await(Future<T> answer, long seconds) {
            try {
                return answer.get(seconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PartException("interrupted");
            } catch (ExecutionException | TimeoutException e) {
                throw new PartException("Flink: " + e.getMessage());
            }
        }
    }
}
