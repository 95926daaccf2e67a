package io.wildcatch.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputTest {

    @Test
    void shouldTellWhatStandsBeforeAnyPlaceAlsoAfterGoingBack() throws Exception {
        Random random = new Random(5);
        byte[] content = new byte[20_000];
        random.nextBytes(content);
        content[0] = 'x';
        try (Input in = new Input(new ByteArrayInputStream(content), Position.START)) {
            for (int round = 0; round < 300; round++) {
                int ahead = random.nextInt(round % 2 == 0 ? 3 : 900);
                in.mark(ahead);
                for (int i = 0; i < ahead; i++) {
                    in.read();
                }
                if (random.nextBoolean()) {
                    in.reset();
                }
                int end = (int) in.at().bytes();
                int length = Math.min(end, Tail.LONGEST);
                assertThat(in.tail()).isEqualTo(Tail.of(end, Arrays.copyOfRange(content, end - length, end)));
            }
        }
    }
}
