package io.wildcatch.bench.part;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * What a process has used since it started.
 *
 * @param cpuNanos processor time of all its threads, native ones too, in user and system mode
 * @param allocatedBytes what the threads that live now have taken from the heap
 */
public record Usage(long cpuNanos, long allocatedBytes) {

    private static final String CPU = "cpuNanos";
    private static final String ALLOCATED = "allocatedBytes";

    /** Of this process, up to now. */
    static Usage now() {
        long cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long allocated = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            allocated += Math.max(0, bytes);
        }
        return new Usage(cpu, allocated);
    }

    Map<String, String> toMap() {
        return Map.of(CPU, Long.toString(cpuNanos), ALLOCATED, Long.toString(allocatedBytes));
    }

    static Usage of(Map<String, String> map) {
        return new Usage(Long.parseLong(map.getOrDefault(CPU, "0")), Long.parseLong(map.getOrDefault(ALLOCATED, "0")));
    }

    /** What was used since then. */
    public Usage since(Usage then) {
        return new Usage(cpuNanos - then.cpuNanos, allocatedBytes - then.allocatedBytes);
    }
}
