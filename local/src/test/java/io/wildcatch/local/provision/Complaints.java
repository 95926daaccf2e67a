package io.wildcatch.local.provision;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Failures that somebody logs and nobody throws. */
final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** Some say the same thousands of times a second. */
    private static final int MOST = 1_000;

    private final List<ILoggingEvent> heard = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers;

    private Complaints(List<Logger> loggers) {
        this.loggers = loggers;
    }

    /** @param who names of classes */
    static Complaints of(String... who) {
        Complaints complaints = new Complaints(Stream.of(who)
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList());
        complaints.start();
        complaints.loggers.forEach(logger -> logger.addAppender(complaints));
        return complaints;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (heard.size() < MOST) {
            heard.add(event);
        }
    }

    /** Throws the first failure whose message has this in it, if there is one. */
    void raise(String about) throws Broken {
        for (ILoggingEvent event : heard) {
            if (event.getFormattedMessage().contains(about)
                    && event.getThrowableProxy() instanceof ThrowableProxy failure) {
                throw new Broken(Broken.reason(failure.getThrowable()), failure.getThrowable());
            }
        }
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.detachAppender(this));
        stop();
    }
}
