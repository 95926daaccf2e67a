package io.wildcatch.connectors.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {

    @Test
    void shouldKeepADayOfNumberedNoticesInSomeBytes() {
        IdSet ids = new IdSet();
        for (int i = 1; i <= 10_000; i++) {
            ids.add("A20260012" + i);
        }
        assertThat(ids.encoded().length()).isLessThan(100);
        assertThat(ids.contains("A202600129999")).isTrue();
        assertThat(ids.contains("A2026001210001")).isFalse();
        assertThat(ids.contains("B202600129999")).isFalse();
    }

    @Test
    void shouldHoldExactlyWhatWasAddedAlsoOnceKeptAndRead() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            IdSet ids = new IdSet();
            Set<String> expected = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                String id = id(random);
                ids.add(id);
                expected.add(id);
            }
            IdSet again = IdSet.decoded(ids.encoded());
            assertThat(again.encoded()).isEqualTo(ids.encoded());
            assertThat(expected).allMatch(again::contains);
            for (int i = 0; i < 200; i++) {
                String other = id(random);
                assertThat(again.contains(other)).as(other).isEqualTo(expected.contains(other));
            }
        }
    }

    private static String id(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> "A" + random.nextInt(40);
            case 1 -> "%03d".formatted(random.nextInt(30));
            case 2 -> random.nextInt(40) + "-2026";
            case 3 -> "26-" + random.nextInt(40);
            case 4 -> "x" + "9".repeat(random.nextInt(25));
            case 5 -> "o,r-" + (char) ('a' + random.nextInt(20));
            default -> "0000320193-26-" + "%06d".formatted(random.nextInt(40));
        };
    }
}
