package io.wildcatch.local.up;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files, connections among them, this process may have open. Kafka that gets no more fails in many places, late. */
final class OpenFiles {

    /** A new installation has some 700 open once it is up. */
    private static final long FEWEST = 1_000;

    private OpenFiles() {}

    /** @throws IllegalStateException when there can't be enough of them for all parts */
    static void require() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < FEWEST) {
            throw new IllegalStateException("this process may have no more than " + system.getMaxFileDescriptorCount()
                    + " files open, and needs " + FEWEST + ": raise the limit first, for example with ulimit -n 4096");
        }
    }
}
