package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test tells what happens in a market of its own, through the whole topology with its real stores. */
abstract class Stories {

    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path state;

    Market market;

    @BeforeEach
    void open() {
        market = new Market(state);
    }

    @AfterEach
    void close() {
        market.close();
    }

    /** That is what a decision says, and nobody is told of anybody. */
    void assertNobodyIsContacted(Decision decision) {
        assertThat(decision.getLane()).isEqualTo(Lane.SUPPRESSED);
        assertThat(decision.getRule()).isEqualTo("consent");
        assertThat(decision.getPersonId()).isNull();
        assertThat(decision.getBuyingGroup().getNextPersonId()).isNull();
        assertThat(market.opportunities()).isEmpty();
        assertThat(market.suppressed())
                .singleElement()
                .satisfies(told -> assertThat(told.getPeople()).isEmpty());
    }
}
