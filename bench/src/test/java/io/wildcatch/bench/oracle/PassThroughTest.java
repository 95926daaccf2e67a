package io.wildcatch.bench.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.bench.load.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassThroughTest {

    private final List<Message> sent = IntStream.range(0, 20)
            .mapToObj(i -> new Message("s-" + i, "acme.fr", ("value " + i).getBytes(UTF_8)))
            .toList();

    @Test
    void shouldFindNothingWrongWhenEachRecordComesOnceWithItsBytes() {
        assertThat(judge(sent).isVerified()).isTrue();
    }

    @Test
    void shouldMissALostRecord() {
        List<Message> came = new ArrayList<>(sent);
        came.remove(7);

        assertThat(judge(came)).asString().contains("expected s-7");
    }

    @Test
    void shouldMissALostRecordAtTheEnd() {
        assertThat(judge(sent.subList(0, 19))).asString().contains("expected 20 records, got 19");
    }

    @Test
    void shouldNoticeADoubledRecord() {
        List<Message> came = new ArrayList<>(sent);
        came.add(8, sent.get(7));

        assertThat(judge(came)).asString().contains("record 8").contains("expected s-8");
    }

    @Test
    void shouldNoticeADoubledRecordAtTheEnd() {
        List<Message> came = new ArrayList<>(sent);
        came.add(sent.get(19));

        assertThat(judge(came)).asString().contains("expected the end");
    }

    @Test
    void shouldNoticeAnotherOrder() {
        List<Message> came = new ArrayList<>(sent);
        Collections.swap(came, 3, 4);

        assertThat(judge(came).isVerified()).isFalse();
    }

    @Test
    void shouldNoticeAChangedByte() {
        List<Message> came = new ArrayList<>(sent);
        came.set(5, new Message("s-5", "acme.fr", "value 6".getBytes(UTF_8)));

        assertThat(judge(came)).asString().contains("expected s-5");
    }

    private Finding judge(List<Message> came) {
        PassThrough oracle = new PassThrough(sent, 1);
        came.forEach(message -> oracle.take(0, message.key(), message.value()));
        return oracle.finding();
    }
}
