package io.wildcatch.local.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Locale;

/** How a line of the log looks. */
enum LogFormat {
    /** For people. */
    TEXT {
        @Override
        EncoderBase<ILoggingEvent> encoder(LoggerContext context) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setPattern(PATTERN);
            return started(encoder, context);
        }
    },
    /** For machines: one object a line. */
    JSON {
        @Override
        EncoderBase<ILoggingEvent> encoder(LoggerContext context) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setWithFormattedMessage(true);
            encoder.setWithMessage(false);
            encoder.setWithArguments(false);
            encoder.setWithSequenceNumber(false);
            encoder.setWithNanoseconds(false);
            encoder.setWithContext(false);
            encoder.setWithMDC(false);
            return started(encoder, context);
        }
    };

    /** Key of the setting. */
    static final String KEY = "wildcatch.log.format";

    /** The same as a variable. */
    static final String VARIABLE = "WILDCATCH_LOG_FORMAT";

    /** Whatever a message quotes, it takes one line, and can't tell a terminal what to do. */
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{40}"
            + " %replace(%msg){'[\\p{Cntrl}&&[^\t]]+', ' '}%n";

    /** An encoder that has started. */
    abstract EncoderBase<ILoggingEvent> encoder(LoggerContext context);

    /** @throws InputException when it is none */
    static LogFormat parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new InputException(KEY + ": expected text or json, got " + text);
        };
    }

    private static <E extends EncoderBase<ILoggingEvent>> E started(E encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
