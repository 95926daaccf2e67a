package io.wildcatch.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.management.ManagementFactory;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where it was measured.
 *
 * @param cpus processors that a process may use
 * @param jdk version of Java
 * @param kafka version of broker and clients
 * @param loadAverage how many threads wanted a processor in the minute before; negative where that can't be told
 */
public record Machine(int cpus, String jdk, String kafka, double loadAverage) {

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                AppInfoParser.getVersion(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Whether something else wanted to run, too, so that clock times tell little. */
    @JsonIgnore
    public boolean isBusy() {
        return loadAverage > cpus / 2.0;
    }
}
