package io.wildcatch.schemas.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON that isn't a record of the wanted type. The message is one line and names the field and what was expected; it
 * never repeats the value, which may be personal data.
 */
public final class InvalidRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String expected;

    /**
     * @param field dotted path of the field, for example {@code account.domain} or {@code domains[2]}; empty for the
     *     record itself
     * @param expected what should have stood there
     * @param found what stood there instead, in words, never the value itself
     */
    public InvalidRecordException(String field, String expected, String found) {
        this(field, expected, found, null);
    }

    InvalidRecordException(String field, String expected, String found, @Nullable Throwable cause) {
        super((field.isEmpty() ? "" : field + ": ") + "expected " + expected + ", found " + found, cause);
        this.field = field;
        this.expected = expected;
    }

    /** Dotted path of the field; empty for the record itself. */
    public String field() {
        return field;
    }

    /** What should have stood there. */
    public String expected() {
        return expected;
    }
}
