package io.wildcatch.connectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a class says to the log. */
public final class Heard extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Heard(Logger logger) {
        this.logger = logger;
    }

    public static Heard of(Class<?> who) {
        Heard heard = new Heard((Logger) LoggerFactory.getLogger(who));
        heard.start();
        heard.logger.setLevel(Level.INFO);
        heard.logger.addAppender(heard);
        return heard;
    }

    /** Level and text of each line. */
    public List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        stop();
    }
}
