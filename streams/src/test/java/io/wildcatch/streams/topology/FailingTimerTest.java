package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.of;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger whose timer fails: those of the others fire none the less. */
class FailingTimerTest extends Stories {

    private static final byte[] UNREADABLE = {99};

    private KeyValueStore<String, byte[]> ledgers;

    @BeforeEach
    void interest() {
        for (String domain : new String[] {"bad.fr", "fine.fr", "good.fr"}) {
            market.send(signal(domain, "site", "CONTENT_DOWNLOAD", Duration.ZERO, of(domain, null, null, null)));
        }
        ledgers = market.store(StoreNames.LEDGERS);
    }

    private byte[] spoil() {
        byte[] before = Objects.requireNonNull(ledgers.get("bad.fr"));
        ledgers.put("bad.fr", UNREADABLE);
        return before;
    }

    @Test
    void shouldFireTheOthersWhenTimeIsMovedByARecord() {
        spoil();

        market.until(DAY.multipliedBy(60));
        market.until(DAY.multipliedBy(61));

        assertExpired("domain:fine.fr", "domain:good.fr");
        assertThat(market.rejected()).hasSize(1);
    }

    @Test
    void shouldFireTheOthersWhenTimePasses() {
        spoil();

        market.passWallClock(DAY.multipliedBy(60));
        market.passWallClock(DAY);

        assertExpired("domain:fine.fr", "domain:good.fr");
    }

    @Test
    void shouldGiveALedgerItsTimerBackWithTheNextReport() {
        byte[] before = spoil();
        market.until(DAY.multipliedBy(60));
        ledgers.put("bad.fr", before);
        market.send(signal("again", "site", "CONTENT_DOWNLOAD", DAY.multipliedBy(61), of("bad.fr", null, null, null)));
        market.decisions();

        market.until(DAY.multipliedBy(120));

        assertExpired("domain:bad.fr");
    }

    private void assertExpired(String... accounts) {
        assertThat(market.decisions())
                .filteredOn(decision -> decision.getLane() == Lane.EXPIRED)
                .extracting(Decision::getAccountId)
                .contains(accounts);
    }
}
