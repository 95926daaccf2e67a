package io.wildcatch.connectors.opendata;

/** An answer that can't be used; asking again may help. */
final class BadPageException extends Exception {

    private static final long serialVersionUID = 1L;

    BadPageException(String expected) {
        super(expected);
    }
}
