package io.wildcatch.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnreadableTest {

    private final Unreadable unreadable = new Unreadable();

    @Test
    void shouldTellOfARecordOnceHoweverOftenItIsRead() {
        assertThat(unreadable.isNews("sellers", "s-1", "garbage".getBytes(UTF_8)))
                .isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(unreadable.isNews("sellers", "s-1", "garbage".getBytes(UTF_8)))
                    .isFalse();
        }
    }

    @Test
    void shouldTellOfOtherRecords() {
        assertThat(unreadable.isNews("sellers", "s-1", "garbage".getBytes(UTF_8)))
                .isTrue();

        assertThat(unreadable.isNews("sellers", "s-2", "garbage".getBytes(UTF_8)))
                .isTrue();
        assertThat(unreadable.isNews("offerings", "s-1", "garbage".getBytes(UTF_8)))
                .isTrue();
        assertThat(unreadable.isNews("sellers", "s-1", "other garbage".getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void shouldNotRememberWithoutEnd() {
        assertThat(unreadable.isNews("sellers", "first", "garbage".getBytes(UTF_8)))
                .isTrue();
        for (int i = 0; i < 1_000; i++) {
            assertThat(unreadable.isNews("sellers", "s-" + i, "garbage".getBytes(UTF_8)))
                    .isTrue();
        }

        assertThat(unreadable.isNews("sellers", "first", "garbage".getBytes(UTF_8)))
                .isTrue();
    }
}
