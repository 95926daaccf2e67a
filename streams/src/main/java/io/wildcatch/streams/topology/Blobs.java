package io.wildcatch.streams.topology;

import io.wildcatch.event.Account;
import io.wildcatch.event.Person;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Records as state: Avro's single-object encoding, which names the schema that wrote it. */
final class Blobs {

    private Blobs() {}

    private interface Encoder {
        ByteBuffer encode() throws IOException;
    }

    private interface Decoder<T> {
        T decode(ByteBuffer bytes) throws IOException;
    }

    static byte[] of(Account account) {
        return encode("an account", account::toByteBuffer);
    }

    static byte[] of(Person person) {
        return encode("a person", person::toByteBuffer);
    }

    static byte[] of(Touch touch) {
        return encode("a touch", touch::toByteBuffer);
    }

    static byte[] of(Verdict verdict) {
        return encode("a verdict", verdict::toByteBuffer);
    }

    static Account account(byte[] bytes) {
        return decode("an account", bytes, Account::fromByteBuffer);
    }

    static Person person(byte[] bytes) {
        return decode("a person", bytes, Person::fromByteBuffer);
    }

    static Touch touch(byte[] bytes) {
        return decode("a touch", bytes, Touch::fromByteBuffer);
    }

    static Verdict verdict(byte[] bytes) {
        return decode("a verdict", bytes, Verdict::fromByteBuffer);
    }

    private static byte[] encode(String what, Encoder encoder) {
        try {
            ByteBuffer buffer = encoder.encode();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("can't encode " + what, e);
        }
    }

    private static <T> T decode(String what, byte[] bytes, Decoder<T> decoder) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("can't decode " + what, e);
        }
    }
}
