package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Reference records as state: Avro's single-object encoding, which names the schema that wrote it. */
final class Blobs {

    private Blobs() {}

    static byte[] of(Account account) {
        try {
            return bytes(account.toByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("can't encode an account", e);
        }
    }

    static byte[] of(Person person) {
        try {
            return bytes(person.toByteBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("can't encode a person", e);
        }
    }

    static Account account(byte[] bytes) {
        try {
            return Account.fromByteBuffer(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("can't decode an account", e);
        }
    }

    static Person person(byte[] bytes) {
        try {
            return Person.fromByteBuffer(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("can't decode a person", e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
