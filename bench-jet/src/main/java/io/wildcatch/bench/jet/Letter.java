package io.wildcatch.bench.jet;

import io.wildcatch.bench.peer.Kind;

/**
 * A record of reference data on its way to whom it is for. Signals need none: within a member nothing is written to get
 * from one processor to the next.
 *
 * @param to account id or home that it is for
 * @param id its own
 * @param value Avro in the wire format
 */
record Letter(String to, Kind kind, String id, byte[] value) {

    Letter forwardedTo(String home) {
        return new Letter(home, kind, id, value);
    }
}
