package io.wildcatch.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void shouldGoThereAndBack() {
        List<String> order = IntStream.rangeClosed(0, 4)
                .mapToObj(round -> String.join("", Turn.order(List.of("A", "B"), round)))
                .toList();

        assertThat(order).containsExactly("AB", "AB", "BA", "AB", "BA");
    }
}
