package io.wildcatch.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.local.broker.DirectoryLock;
import io.wildcatch.local.up.AllInOne;
import io.wildcatch.local.up.Ports;
import io.wildcatch.local.up.Shutdown;
import io.wildcatch.local.up.UpConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps {@code up} from starting: one line that says so, and code 1, or 2 where something else should have been typed. */
class StartTest {

    @TempDir
    Path folder;

    @Test
    void shouldSayThatTheDataFolderCantBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatUpFailsWith(2, "data directory " + file + " can't be written", file, Program.freePorts());
    }

    @Test
    void shouldSayWhoUsesTheDataFolder() throws Exception {
        Path data = folder.resolve("data");
        try (DirectoryLock held = DirectoryLock.acquire(data)) {
            assertThat(held).isNotNull();
            long pid = ProcessHandle.current().pid();

            assertThatUpFailsWith(1, "is in use by process " + pid, data, Program.freePorts());
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() throws Exception {
        int base = Program.freePorts();
        try (ServerSocket taken = taken(base + 3)) {
            assertThatUpFailsWith(
                    1, "intake can't listen on 127.0.0.1:" + taken.getLocalPort(), folder.resolve("data"), base);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,console", "1,schema registry", "2,Kafka", "3,intake", "4,Kafka Connect"})
    void shouldNameThePartWhosePortIsTakenBeforeAnythingStarts(int offset, String part) throws Exception {
        int base = Program.freePorts();
        UpConfig config = UpConfig.local(folder.resolve("data"), new Ports(base));
        try (ServerSocket taken = taken(base + offset);
                Shutdown shutdown = Shutdown.onSignal()) {
            assertThatThrownBy(() -> AllInOne.start(
                            config, started -> assertThat(started).isNull(), shutdown))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(part, "127.0.0.1:" + taken.getLocalPort(), "--port-base");
        }
    }

    @Test
    void shouldSayAtOnceThatItMayNotOpenEnoughFiles() throws Exception {
        Path data = folder.resolve("data");
        try (Program up = Program.startWithFiles(256, folder.resolve("up.log"), "up", "--data", data.toString())) {
            assertThatItFailsWith(1, "may have no more than 256 files open, and needs 1000", up);
        }
        assertThat(data.resolve("kafka")).doesNotExist();
    }

    private void assertThatUpFailsWith(int code, String message, Path data, int base) throws Exception {
        try (Program up = Program.start(
                folder.resolve("up.log"), "up", "--data", data.toString(), "--port-base", Integer.toString(base))) {
            assertThatItFailsWith(code, message, up);
        }
    }

    private static void assertThatItFailsWith(int code, String message, Program up) throws InterruptedException {
        assertThat(up.awaitExit()).isEqualTo(code);
        assertThat(up.output().lines())
                .singleElement()
                .asString()
                .startsWith("wildcatch up: ")
                .contains(message);
    }

    private static ServerSocket taken(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
