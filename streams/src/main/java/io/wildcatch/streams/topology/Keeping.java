package io.wildcatch.streams.topology;

/** How stores keep their data. */
public enum Keeping {
    /** RocksDB on disk with a changelog: survives a crash. */
    DURABLE,
    /** In memory, without a changelog: for a replay, which starts from nothing. */
    FLEETING
}
