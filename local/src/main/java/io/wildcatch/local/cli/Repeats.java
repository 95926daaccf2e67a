package io.wildcatch.local.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets each warning of Kafka's clients through once a minute. Each of them says several times a second that a broker is
 * away, which buries what else there is to read.
 */
final class Repeats extends Filter<ILoggingEvent> {

    private static final String CLIENTS = "org.apache.kafka.clients.";
    private static final long SPAN_MS = TimeUnit.MINUTES.toMillis(1);
    /** Names of clients, which the messages begin with, come and go with their threads. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Long> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What differs in numbers alone, which aren't in the message yet, is a repetition. */
    @Override
    public synchronized FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(CLIENTS)) {
            return FilterReply.NEUTRAL;
        }
        String what = event.getLevel() + event.getMessage();
        @Nullable Long last = told.get(what);
        if (last != null && event.getTimeStamp() - last < SPAN_MS) {
            return FilterReply.DENY;
        }
        told.put(what, event.getTimeStamp());
        return FilterReply.NEUTRAL;
    }
}
