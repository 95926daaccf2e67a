package io.wildcatch.bench.jet;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import io.wildcatch.bench.part.Part;
import io.wildcatch.bench.part.PartException;
import io.wildcatch.bench.peer.Failure;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.bench.peer.Tally;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pipeline's job in a Hazelcast member of this one process. It tells the fates of signals so far, and what it keeps. */
public final class JetPart implements Part {

    private static final long ENDING_SECONDS = 60;

    @Override
    public Running start(Map<String, String> values) {
        PeerSettings settings = PeerSettings.of(values);
        HazelcastInstance member = Hazelcast.newHazelcastInstance(Member.config(settings));
        Job job = member.getJet().newJob(PeerJob.of(settings), Member.job(settings));
        var unused = job.getFuture().whenComplete((result, failure) -> {
            if (failure != null && !job.isUserCancelled()) {
                Failure.endProcess(failure);
            }
        });
        return new Task(settings, member, job);
    }

    private record Task(PeerSettings settings, HazelcastInstance member, Job job) implements Running {

        @Override
        public boolean isReady() {
            return job.getStatus() == JobStatus.RUNNING;
        }

        @Override
        public Map<String, String> tells() {
            return Tally.of(settings).tells();
        }

        /** With a last snapshot, so that nothing is left in an open transaction. */
        @Override
        public void close() {
            CompletableFuture<JobStatus> suspended = new CompletableFuture<>();
            job.addStatusListener(event -> {
                if (event.getNewStatus() == JobStatus.SUSPENDED) {
                    suspended.complete(JobStatus.SUSPENDED);
                }
            });
            job.suspend();
            await(suspended);
            job.cancel();
            member.shutdown();
            Tally.forget(settings);
        }

        private static void await(CompletableFuture<JobStatus> status) {
            try {
                status.get(ENDING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PartException("interrupted");
            } catch (ExecutionException | TimeoutException e) {
                throw new PartException("Jet doesn't end: " + e.getMessage());
            }
        }
    }
}
