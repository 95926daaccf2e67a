package io.wildcatch.local.broker;

import io.wildcatch.local.workspace.OwnerOnly;
import io.wildcatch.local.workspace.UnwritableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a directory for this process. The operating system drops the lock when the process dies, however it dies; the
 * process id in the file serves the error message only.
 */
public final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "wildcatch.lock";
    private static final int PID_DIGITS = 20;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the directory when it is missing, for nobody but its owner, and locks it.
     *
     * @throws BrokerException when another process holds it or it can't be written
     */
    public static DirectoryLock acquire(Path directory) {
        FileChannel channel = open(directory);
        try {
            if (!locked(channel)) {
                throw new BrokerException("data directory " + directory + " is in use by " + holder(channel)
                        + ": stop that one or choose another directory with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            closeAfter(e, channel);
            throw e instanceof BrokerException known ? known : unwritable(directory, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerException("the lock of the data directory can't be released: " + e.getMessage(), e);
        }
    }

    private static FileChannel open(Path directory) {
        try {
            OwnerOnly.folder(directory);
            return FileChannel.open(
                    directory.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(PID_DIGITS);
        channel.read(pid, 0);
        String digits = StandardCharsets.UTF_8.decode(pid.flip()).toString().trim();
        return digits.isEmpty() ? "another process" : "process " + digits;
    }

    private static BrokerException unwritable(Path directory, Exception cause) {
        return new BrokerException(
                "data directory " + directory + " can't be written: choose another one with --data",
                cause instanceof IOException reason ? UnwritableException.of(directory, reason) : cause);
    }

    private static void closeAfter(Exception e, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException suppressed) {
            e.addSuppressed(suppressed);
        }
    }
}
