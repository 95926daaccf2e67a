package io.wildcatch.connectors.intake;

import java.util.ArrayList;
import java.util.List;

/** Finds the lines of a body without copying it. */
final class Lines {

    /**
     * A line that isn't blank.
     *
     * @param number as an editor counts, from 1
     */
    record Line(int number, int offset, int length) {}

    private Lines() {}

    /** All lines but the blank ones, without what surrounds them. */
    static List<Line> of(byte[] body) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (int start = afterMark(body); start < body.length; ) {
            int end = endOfLine(body, start);
            number++;
            addUnlessBlank(lines, number, body, start, end);
            start = end + 1;
        }
        return lines;
    }

    /** The body as one line. */
    static Line whole(byte[] body) {
        int start = afterMark(body);
        return new Line(1, start, body.length - start);
    }

    private static void addUnlessBlank(List<Line> lines, int number, byte[] body, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(body[start])) {
            start++;
        }
        while (end > start && isBlank(body[end - 1])) {
            end--;
        }
        if (end > start) {
            lines.add(new Line(number, start, end - start));
        }
    }

    private static int endOfLine(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Windows tools put a byte order mark in front of UTF-8. */
    private static int afterMark(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
