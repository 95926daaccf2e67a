package io.wildcatch.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine can tell. */
final class MachineChecks {

    private static final int OLDEST_JAVA = 17;
    private static final long MIN_FREE = 1L << 30;

    private MachineChecks() {}

    static Finding java() {
        int feature = Runtime.version().feature();
        return feature >= OLDEST_JAVA
                ? Finding.ok("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")")
                : Finding.failed("java", "Java " + feature, "install 17 or newer");
    }

    /** Free space where the data is or, before the first start, where it will be. */
    static Finding disk(Path data) {
        Path there = data.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String detail = "%.1f GiB free for %s".formatted(free / (double) (1L << 30), data);
            return free >= MIN_FREE
                    ? Finding.ok("disk", detail)
                    : Finding.failed("disk", detail, "make room, Kafka stops when the disk is full");
        } catch (IOException e) {
            return Finding.failed("disk", data + " can't be examined", "check its permissions");
        }
    }
}
