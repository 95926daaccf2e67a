package io.wildcatch.connectors.http;

import java.io.IOException;
import java.io.InputStream;

/** What becomes of a body that nobody will read. */
public final class Drain {

    /** A file of signals, sent whole by mistake; more than this isn't worth a polite goodbye. */
    private static final int MAX_BYTES = 128 << 20;

    private Drain() {}

    /**
     * Throws away the rest of a body, up to 128 MiB, and for no longer than {@link HttpDefaults} lets a request take. Closing a socket with unread bytes resets it, and the client would
     * lose the answer that says why it was refused. The last thing that is done for a request: who doesn't send the rest
     * may be cut off.
     */
    public static void politely(InputStream body) {
        RequestThreads.waiting();
        try {
            byte[] buffer = new byte[16 << 10];
            int left = MAX_BYTES;
            int read;
            while (left > 0 && (read = body.read(buffer)) >= 0) {
                left -= read;
            }
        } catch (IOException e) {
            // The client has gone: nobody is left to be polite to.
        }
    }
}
