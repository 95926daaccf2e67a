package io.wildcatch.connectors.sink;

import io.wildcatch.connectors.crm.Answer;
import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.Delivery;
import io.wildcatch.connectors.crm.Outcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what would be sent. */
public final class DryRun implements CrmClient {

    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

    /** Says what would be sent for a delivery, in one line. */
    @FunctionalInterface
    public interface Describer {
        String describe(Delivery delivery);
    }

    private final int maxBatch;
    private final Describer describer;

    DryRun(int maxBatch, Describer describer) {
        this.maxBatch = maxBatch;
        this.describer = describer;
    }

    @Override
    public int maxBatch() {
        return maxBatch;
    }

    @Override
    public Answer send(List<Delivery> batch) {
        for (Delivery delivery : batch) {
            LOG.info("Would {} {}: {}", delivery.kind(), delivery.externalId(), describer.describe(delivery));
        }
        return new Answer.Settled(
                batch.stream().map(delivery -> Outcome.delivered()).toList());
    }
}
