package io.wildcatch.local.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Delivers a file in batches that fit the intake, and finds out which lines it doesn't take. */
final class SignalSender {

    /** One byte is one character: what isn't UTF-8 shall cost its own line alone. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final int BATCH_LINES = 500;
    private static final int BATCH_BYTES = 512 << 10;

    private final SignalPost post;
    private final SendProgress progress;
    private final Map<Long, String> rejected = new TreeMap<>();
    private long accepted;

    SignalSender(SignalPost post, SendProgress progress) {
        this.post = post;
        this.progress = progress;
    }

    /** A line of the file, with its number from 1. */
    record Line(long number, String text) {}

    /** @param input lines, read as {@link #BYTES} */
    SendReport send(BufferedReader input) throws IOException {
        List<Line> batch = new ArrayList<>();
        int bytes = 0;
        long number = 0;
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String text = decode(line);
                if (text == null) {
                    rejected.put(number, "expected text in UTF-8");
                    continue;
                }
                int length = line.length();
                if (batch.size() == BATCH_LINES || (bytes + length > BATCH_BYTES && !batch.isEmpty())) {
                    flush(batch);
                    bytes = 0;
                }
                batch.add(new Line(number, text));
                bytes += length;
                // Who writes to a pipe slowly wants to see it arrive.
                if (!input.ready()) {
                    flush(batch);
                    bytes = 0;
                }
            }
            flush(batch);
            return new SendReport(accepted, rejected, Optional.empty());
        } catch (UndeliveredException e) {
            return new SendReport(
                    accepted, rejected, Optional.of(new SendReport.Failure(e.line(), String.valueOf(e.getMessage()))));
        }
    }

    private static @Nullable String decode(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(BYTES)))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private void flush(List<Line> batch) throws UndeliveredException {
        if (!batch.isEmpty()) {
            deliver(List.copyOf(batch));
            batch.clear();
            progress.delivered(accepted);
        }
    }

    private void deliver(List<Line> batch) throws UndeliveredException {
        PostOutcome outcome = post.send(batch.stream().map(Line::text).toList());
        if (outcome instanceof PostOutcome.Taken taken) {
            accepted += taken.accepted();
            taken.rejected().forEach((index, error) -> reject(batch.get(index), error));
        } else if (outcome instanceof PostOutcome.Malformed malformed) {
            halve(batch, malformed.error());
        } else if (outcome instanceof PostOutcome.Undelivered undelivered) {
            throw new UndeliveredException(batch.get(0).number(), undelivered.reason());
        }
    }

    /** One bad line spoils its batch, so the halves are tried until it stands alone. */
    private void halve(List<Line> batch, String error) throws UndeliveredException {
        if (batch.size() == 1) {
            reject(batch.get(0), error);
            return;
        }
        deliver(batch.subList(0, batch.size() / 2));
        deliver(batch.subList(batch.size() / 2, batch.size()));
    }

    /** The intake counts the lines of a batch, whoever reads this those of the file. */
    private void reject(Line line, String error) {
        rejected.put(line.number(), error.replaceFirst("^line \\d+, ", ""));
    }

    private static final class UndeliveredException extends Exception {

        private final long line;

        UndeliveredException(long line, String reason) {
            super(reason);
            this.line = line;
        }

        long line() {
            return line;
        }
    }
}
