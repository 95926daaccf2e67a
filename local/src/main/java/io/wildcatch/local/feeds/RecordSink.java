package io.wildcatch.local.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Takes the records of a file one by one. */
interface RecordSink {

    /** A record, and the line on which it begins, from 1. */
    void record(long line, JsonNode record) throws IOException;

    /** A line that is no record. */
    void malformed(long line, String expected) throws IOException;
}
