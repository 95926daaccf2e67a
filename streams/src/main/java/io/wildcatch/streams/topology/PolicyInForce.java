package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.policy.Policy;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in force, for all threads of one running topology: that of the topic once it has one that can be used, until
 * then the one that the topology was started with.
 */
public final class PolicyInForce {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyInForce.class);

    /** Is told what becomes of the documents of the topic; called by one thread at a time. */
    public interface Meter {

        /** @param policy the one that decides from now on */
        void taken(Policy policy);

        /** A document can't be used. */
        void refused();
    }

    private final Policy started;
    private final Function<String, Policy> reader;
    private final Meter meter;
    private volatile Policy now;
    private @Nullable String text;

    /**
     * @param started holds while the topic is empty
     * @param reader makes a policy of a document's text; an {@link IllegalArgumentException} says what is wrong with it
     */
    public PolicyInForce(Policy started, Function<String, Policy> reader, Meter meter) {
        this.started = started;
        this.reader = reader;
        this.meter = meter;
        this.now = started;
    }

    /** One policy for ever, for a run without the topic. */
    public static PolicyInForce always(Policy policy) {
        return new PolicyInForce(policy, document -> policy, new Meter() {
            @Override
            public void taken(Policy same) {}

            @Override
            public void refused() {}
        });
    }

    /** Another object once another policy is in force. */
    public Policy now() {
        return now;
    }

    /** @param document text of the policy that is to hold; null: the one of the start does again */
    synchronized void take(@Nullable String document) {
        if (Objects.equals(document, text)) {
            return;
        }
        Policy before = now;
        try {
            now = document == null ? started : reader.apply(document);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            // Of an unexpected fault nobody knows how much of the text its message holds.
            refuse(e.getClass().getName());
            return;
        }
        text = document;
        LOG.info("Policy {} is in force, before it was {}", now.mark(), before.mark());
        boolean same = now.with(List.of()).equals(before.with(List.of()));
        if (now.mark().equals(before.mark()) && !same) {
            LOG.warn("Policies of one version {} differ: decisions can't be told apart by it", now.mark());
        }
        meter.taken(now);
    }

    /** What holds goes on to hold. */
    synchronized void refuse(String problem) {
        LOG.error("A policy that was published can't be used, {} stays in force: {}", now.mark(), problem);
        meter.refused();
    }
}
