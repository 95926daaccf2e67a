package io.wildcatch.streams.domain;

/** What an account is about to do. */
public enum Intent {
    PURCHASE,
    REPURCHASE,
    DEFECTION
}
