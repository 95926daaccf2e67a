package io.wildcatch.bench.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.bench.peer.Kind;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class LetterTest {

    private final Letter letter = new Letter("acme.fr", Kind.PERSON, 17, new byte[] {1, 2});

    @Test
    void shouldCrossTheNetworkWithoutReflection() throws IOException {
        TypeSerializer<Letter> serializer = Letter.TYPE.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);

        serializer.serialize(letter, out);
        Letter read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        assertThat(serializer.getClass().getSimpleName()).isEqualTo("TupleSerializer");
        assertThat(read.to()).isEqualTo("acme.fr");
        assertThat(read.kind()).isEqualTo(Kind.PERSON);
        assertThat(read.time()).isEqualTo(17);
        assertThat(read.value()).containsExactly(1, 2);
    }

    @Test
    void shouldKeepItsContentWhenItIsForwarded() {
        Letter forwarded = letter.forwardedTo("other.fr");

        assertThat(forwarded.to()).isEqualTo("other.fr");
        assertThat(forwarded.kind()).isEqualTo(letter.kind());
        assertThat(forwarded.value()).isSameAs(letter.value());
    }
}
