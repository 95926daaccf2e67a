package io.wildcatch.local.meters;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of a process: scraped by who asks, and sent to who was named. */
public final class Meters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private final PrometheusMeterRegistry scraped = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeterRegistry registry;

    private Meters(Optional<OtlpTarget> target) {
        this.registry = target.<MeterRegistry>map(this::both).orElse(scraped);
    }

    /** That are scraped, and sent to the target if there is one. */
    public static Meters of(Optional<OtlpTarget> target) {
        return new Meters(target);
    }

    /** That are scraped only. */
    public static Meters scraped() {
        return of(Optional.empty());
    }

    /** Takes what a part measures. */
    public MeterRegistry registry() {
        return registry;
    }

    /** What they are now, in the text format of Prometheus. */
    public String scrape() {
        return scraped.scrape();
    }

    /** Sends them a last time. */
    @Override
    public void close() {
        registry.close();
        scraped.close();
    }

    private MeterRegistry both(OtlpTarget target) {
        LOG.info(
                "Meters are sent to {} every {} s",
                target.url(),
                target.interval().toSeconds());
        CompositeMeterRegistry both = new CompositeMeterRegistry();
        both.add(scraped);
        both.add(new OtlpMeterRegistry(target.config(), Clock.SYSTEM));
        return both;
    }
}
