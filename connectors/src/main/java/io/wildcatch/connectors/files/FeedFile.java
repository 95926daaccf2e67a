package io.wildcatch.connectors.files;

import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An input file, plain or gzipped: its first bytes tell, not its name. */
public final class FeedFile {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final Path path;
    private final long size;
    private volatile long read;
    private Runnable listener = () -> {};

    private FeedFile(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    /** @throws UnreadableInputException when there is no such file, or it may not be read */
    public static FeedFile of(Path path) throws UnreadableInputException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UnreadableInputException(path, "expected a readable file, plain or gzipped");
        }
        try {
            return new FeedFile(path, Files.size(path));
        } catch (IOException e) {
            throw new UnreadableInputException(path, "expected a readable file, plain or gzipped", e);
        }
    }

    public Path path() {
        return path;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** @param told whenever some more of the file has been read, be it no whole record yet */
    public void onRead(Runnable told) {
        listener = told;
    }

    /** @return how much of the file has been read, 0 to 100 */
    public int percentRead() {
        return size == 0 ? 100 : (int) Math.min(100, read * 100 / size);
    }

    public boolean isGzipped() throws IOException {
        try (InputStream head = Files.newInputStream(path)) {
            return head.read() == GZIP_MAGIC_1 && head.read() == GZIP_MAGIC_2;
        }
    }

    /**
     * The content, unpacked.
     *
     * @param position bytes of the unpacked content to pass over
     * @throws java.io.EOFException when the content is shorter than that
     */
    InputStream open(long position) throws IOException {
        return isGzipped() ? unpacked(position) : plain(position);
    }

    private InputStream plain(long position) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path);
        try {
            return new BufferedInputStream(new Progress(Channels.newInputStream(channel.position(position))), BUFFER);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private InputStream unpacked(long position) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            InputStream unpacked = new GZIPInputStream(new Progress(file), BUFFER);
            unpacked.skipNBytes(position);
            return new BufferedInputStream(unpacked, BUFFER);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Lets the progress note see how far the file has been read. */
    private final class Progress extends FilterInputStream {
        private final CountingInputStream counting;

        Progress(InputStream file) {
            this(new CountingInputStream(file));
        }

        private Progress(CountingInputStream counting) {
            super(counting);
            this.counting = counting;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int got = super.read(bytes, offset, length);
            read = counting.getCount();
            listener.run();
            return got;
        }
    }
}
