package io.wildcatch.local.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the log goes. Commands that end soon log nothing; those that run on need a place for it. */
final class LogFile {

    private static final long MAX_BYTES = 16L << 20;
    private static final int OLD_FILES = 3;

    /** They warn of what is as it should be here: hundreds of times at a first start. */
    private static final List<String> CHATTER = List.of(
            "kafka.server.DefaultAutoTopicCreationManager",
            "org.apache.kafka.streams.StreamsConfig",
            "org.apache.kafka.streams.processor.internals.StateDirectory",
            "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
            "org.apache.kafka.clients.admin.AdminClientConfig",
            "org.apache.kafka.clients.consumer.ConsumerConfig",
            "org.apache.kafka.clients.producer.ProducerConfig",
            "org.apache.kafka.connect.runtime.WorkerConfig",
            "org.apache.kafka.connect.runtime.distributed.WorkerCoordinator");

    /** They tell once more what our handlers tell of a failure, with words that may quote a record. */
    private static final List<String> ECHOES = List.of(
            "org.apache.kafka.streams.KafkaStreams",
            "org.apache.kafka.streams.processor.internals.ProcessorNode",
            "org.apache.kafka.streams.processor.internals.RecordDeserializer",
            "org.apache.kafka.streams.processor.internals.TaskExecutor");

    private LogFile() {}

    /** Warnings of all, and what our own code has to tell, go to the file; old ones are kept for a while. */
    static void open(Path file, LogFormat format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        appender.setRollingPolicy(rolling(context, appender, file));
        appender.setTriggeringPolicy(bySize(context));
        start(context, appender, format);
    }

    /** The same to the terminal, for programs whose log is collected there. */
    static void toConsole(LogFormat format) {
        start((LoggerContext) LoggerFactory.getILoggerFactory(), new ConsoleAppender<>(), format);
    }

    private static void start(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, LogFormat format) {
        appender.setContext(context);
        appender.setEncoder(format.encoder(context));
        appender.addFilter(new Repeats());
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        context.getLogger("io.wildcatch").setLevel(Level.INFO);
        CHATTER.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        ECHOES.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
    }

    private static FixedWindowRollingPolicy rolling(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path file) {
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(OLD_FILES);
        policy.start();
        return policy;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> bySize(LoggerContext context) {
        SizeBasedTriggeringPolicy<ILoggingEvent> policy = new SizeBasedTriggeringPolicy<>();
        policy.setContext(context);
        policy.setMaxFileSize(new FileSize(MAX_BYTES));
        policy.start();
        return policy;
    }
}
