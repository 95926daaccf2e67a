package io.wildcatch.local.feeds;

import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.schemas.json.RecordJson;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.avro.specific.SpecificRecord;

/**
 * A file of records, JSON Lines or one array, that is written anew or added to. It is written beside the file of its
 * name and takes its place as a whole, so that a crash leaves what was there before, and never half a file.
 */
final class GrowingFile implements Closeable {

    private static final byte[] BEFORE_FIRST = bytes("[\n");
    private static final byte[] BETWEEN = bytes(",\n");
    private static final byte[] AFTER_LAST = bytes("\n]\n");
    private static final byte[] NOTHING = bytes("[]\n");

    private final Path file;
    private final Path beside;
    private final boolean array;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean empty = true;

    private GrowingFile(Path file, Path beside, boolean array) throws IOException {
        this.file = file;
        this.beside = beside;
        this.array = array;
        this.channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /**
     * Begins with what the file holds, in the form that it has, or as an empty one.
     *
     * @param append whether what is there stays
     * @throws WorkspaceException when what is there is no file of records
     */
    static GrowingFile open(Path named, boolean append) throws UnwritableException, WorkspaceException {
        try {
            // What a link points to is replaced, not the link.
            Path file = Files.exists(named) ? named.toRealPath() : named;
            boolean kept = append && Files.exists(file) && Files.size(file) > 0;
            boolean array = kept ? RecordFile.isArray(file) : file.toString().endsWith(".json");
            GrowingFile growing = new GrowingFile(file, beside(file), array);
            try {
                if (kept) {
                    growing.keep();
                }
            } catch (IOException | WorkspaceException e) {
                growing.close();
                throw e;
            }
            return growing;
        } catch (IOException e) {
            throw UnwritableException.of(named, e);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private void keep() throws IOException, WorkspaceException {
        if (!array) {
            Files.copy(file, out);
            if (!endsWithNewline(file)) {
                out.write('\n');
            }
            return;
        }
        try {
            RecordFile.read(file, (line, buffer, offset, length) -> {
                try {
                    element(buffer, offset, length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    void write(SpecificRecord record) throws UnwritableException {
        write(RecordJson.toJson(record));
    }

    /** @param json one record on one line */
    void write(String json) throws UnwritableException {
        byte[] bytes = bytes(json);
        OutputFiles.write(beside, () -> {
            if (array) {
                element(bytes, 0, bytes.length);
            } else {
                out.write(bytes);
                out.write('\n');
            }
        });
    }

    private void element(byte[] buffer, int offset, int length) throws IOException {
        out.write(empty ? BEFORE_FIRST : BETWEEN);
        out.write(buffer, offset, length);
        empty = false;
    }

    /** Writes what is still to be written: after that only {@link #commit} is left to do. */
    void complete() throws UnwritableException {
        OutputFiles.write(beside, () -> {
            if (array) {
                out.write(empty ? NOTHING : AFTER_LAST);
            }
            out.flush();
            channel.force(true);
        });
    }

    /** Puts what was written into the place of the file. */
    void commit() throws UnwritableException {
        OutputFiles.write(beside, () -> {
            channel.close();
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** Without {@link #commit} all stays as it was. */
    @Override
    public void close() throws UnwritableException {
        if (channel.isOpen()) {
            OutputFiles.write(beside, () -> {
                channel.close();
                Files.deleteIfExists(beside);
            });
        }
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        try (FileChannel read = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            read.position(read.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
