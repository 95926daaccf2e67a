package io.wildcatch.local.up;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: who waits for them closes what is open, and only then the process exits,
 * with code 0.
 */
public final class Shutdown implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final long PATIENCE_S = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "wildcatch-shutdown");

    private Shutdown() {}

    /**
     * Listens for signals until it is closed.
     *
     * @throws CancellationException when one has come already
     */
    public static Shutdown onSignal() {
        Shutdown shutdown = new Shutdown();
        try {
            Runtime.getRuntime().addShutdownHook(shutdown.hook);
        } catch (IllegalStateException e) {
            CancellationException stopped = new CancellationException("stopped before it was started");
            stopped.initCause(e);
            throw stopped;
        }
        return shutdown;
    }

    /** Whether the process is ending. */
    public static boolean isUnderWay() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread(() -> {}));
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Ends the waiting as a signal would. */
    public void request() {
        asked.countDown();
    }

    public boolean isRequested() {
        return asked.getCount() == 0;
    }

    /** Blocks until a signal comes. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Blocks until a signal comes or the time is up; says whether one came. */
    public boolean await(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Tells that everything is closed and the process may go. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is going already", e);
        }
    }

    /** Without the halt, a process that was asked to stop would report 128 + signal although all went well. */
    private void stop() {
        request();
        boolean inTime = false;
        try {
            inTime = done.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(inTime ? 0 : 1);
    }
}
