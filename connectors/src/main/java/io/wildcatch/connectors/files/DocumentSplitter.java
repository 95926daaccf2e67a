package io.wildcatch.connectors.files;

import io.wildcatch.connectors.files.Chunk.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array: of the one that the document is, or of one that stands in it under a known name. They are
 * told apart by brackets and quotes alone, so that an element that is wrong within costs itself only.
 */
final class DocumentSplitter implements Splitter {

    private static final int END = -1;
    private static final int LONGEST_NAME = 64;

    private final Input in;
    private final int longest;
    private boolean inArray;

    DocumentSplitter(Input in, int longest) {
        this.in = in;
        this.longest = longest;
        // nobody remembers a place that isn't between two elements
        this.inArray = in.at().bytes() > 3;
    }

    @Override
    public @Nullable Chunk next(boolean takeUnfinished) throws IOException {
        while (inArray || findArray()) {
            int first = skipBlanksAnd(',');
            if (first == ']') {
                inArray = false;
            } else if (first == END) {
                return null;
            } else {
                return element(first);
            }
        }
        return null;
    }

    private Chunk element(int first) throws IOException {
        Position start = new Position(in.at().bytes() - 1, in.at().line());
        Collector element = new Collector(longest);
        element.add(first);
        boolean whole = opens(first) ? nested(first, element) : scalar(element);
        Flaw flaw = element.isCut() ? Flaw.TOO_LONG : whole ? Flaw.NONE : Flaw.CUT_OFF;
        return new Chunk(element.toBytes(), start, in.at(), flaw);
    }

    /** Up to the bracket or quote that closes the first. */
    private boolean nested(int first, Collector into) throws IOException {
        int depth = first == '"' ? 0 : 1;
        boolean text = first == '"';
        boolean escaped = false;
        for (int next = in.read(); next != END; next = in.read()) {
            into.add(next);
            if (text) {
                text = escaped || next != '"';
                escaped = !escaped && next == '\\';
            } else if (next == '"') {
                text = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            }
            if (depth == 0 && !text) {
                return true;
            }
        }
        return false;
    }

    private boolean scalar(Collector into) throws IOException {
        while (true) {
            in.mark(1);
            int next = in.read();
            if (next == END || next == ',' || next == ']' || next == '}' || next <= ' ') {
                if (next != END) {
                    in.reset();
                }
                return next != END;
            }
            into.add(next);
        }
    }

    /** @return whether there is one, or one more */
    private boolean findArray() throws IOException {
        for (int next = skipBlanksAnd(','); next != END; next = skipBlanksAnd(',')) {
            if (next == '[' || (next == '"' && isFieldOfRecords())) {
                inArray = true;
                return true;
            }
        }
        return false;
    }

    /** Reads a name, and its value up to the bracket of an array of records; other values are passed over. */
    private boolean isFieldOfRecords() throws IOException {
        Collector quoted = new Collector(LONGEST_NAME);
        nested('"', quoted);
        int first = skipBlanksAnd(':');
        String name = new String(quoted.toBytes(), StandardCharsets.UTF_8).replace("\"", "");
        if (first == '[' && Records.isEnvelope(name)) {
            return true;
        }
        if (opens(first)) {
            nested(first, new Collector(0));
        } else if (first != END) {
            scalar(new Collector(0));
        }
        return false;
    }

    private static boolean opens(int first) {
        return first == '{' || first == '[' || first == '"';
    }

    private int skipBlanksAnd(char other) throws IOException {
        int next = in.read();
        while (next != END && (next <= ' ' || next == other)) {
            next = in.read();
        }
        return next;
    }
}
