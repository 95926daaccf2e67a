package io.wildcatch.schemas.http;

/** What may stand in a header of a request. */
public final class HeaderValue {

    /** What is expected, for messages, which must not repeat what is there instead: often it is a secret. */
    public static final String EXPECTED = "expected what may stand in a header: one line of ASCII signs";

    private HeaderValue() {}

    /** Whether a text may be the value of a header. What may not must not get as far as a client: its refusal quotes it. */
    public static boolean isPossible(String text) {
        return text.chars().allMatch(sign -> sign >= ' ' && sign < 127);
    }

    /**
     * A text that may be the value of a header.
     *
     * @param name of the option that it was given by
     * @throws IllegalArgumentException when it may not, without repeating it
     */
    public static String require(String name, String text) {
        if (!isPossible(text)) {
            throw new IllegalArgumentException(name + ": " + EXPECTED);
        }
        return text;
    }
}
