package io.wildcatch.bench.flink;

import io.wildcatch.bench.part.Part;
import io.wildcatch.bench.part.PartException;
import io.wildcatch.bench.peer.Failure;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.bench.peer.Tally;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
        var unused = job.client().getJobExecutionResult().whenComplete((result, failure) -> {
            if (failure != null) {
                Failure.endProcess(failure);
            }
        });
        return job;
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
            return Tally.of(settings).tells();
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
