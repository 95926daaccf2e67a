package io.wildcatch.local.provision;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.ApiException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody could not do their work; the message is what they see of it. */
final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    Broken(String message) {
        super(message);
    }

    Broken(String message, Throwable cause) {
        super(message, cause);
    }

    /** Waits for what must come; the condition may throw as soon as it can't come any more. */
    static void unless(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions()
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> condition.call());
        } catch (ConditionTimeoutException e) {
            throw new Broken(what, e);
        }
    }

    /** What is behind it, in one line: the kind of Kafka's refusal if it is one, else the first sentence. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException) {
                return cause.getClass().getSimpleName();
            }
            if (cause instanceof Broken) {
                return String.valueOf(cause.getMessage());
            }
            deepest = cause;
        }
        return deepest.getClass().getSimpleName() + ": "
                + String.valueOf(deepest.getMessage()).replaceFirst("(?s)\\. .*|\\R.*", "");
    }
}
