package io.wildcatch.local.feeds;

import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An input file, plain or gzipped: its first bytes tell, not its name. UTF-8, with or without byte order mark. */
final class FeedFile {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final long size;
    private volatile long read;

    private FeedFile(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    static FeedFile of(Path path) throws UnreadableInputException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UnreadableInputException(path, "expected a readable file, plain or gzipped");
        }
        try {
            return new FeedFile(path, Files.size(path));
        } catch (IOException e) {
            throw new UnreadableInputException(path, "expected a readable file, plain or gzipped", e);
        }
    }

    Path path() {
        return path;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** How much of the file has been read, 0 to 100. */
    int percentRead() {
        return size == 0 ? 100 : (int) Math.min(100, read * 100 / size);
    }

    BufferedReader open() throws IOException {
        InputStream file = new Progress(Files.newInputStream(path));
        try {
            BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
            buffered.mark(2);
            boolean gzipped = buffered.read() == GZIP_MAGIC_1 && buffered.read() == GZIP_MAGIC_2;
            buffered.reset();
            InputStream plain = gzipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
            return withoutMark(new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
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
            return got;
        }
    }
}
