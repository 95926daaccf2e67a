package io.wildcatch.connectors.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import io.wildcatch.connectors.Heard;
import io.wildcatch.connectors.crm.Delivery.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of parcels when a system goes away, or a courier does. */
class CouriersTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int UNTIL_BREAKER_OPENS = 10;

    private final Tally tally = new Tally();
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @Test
    void shouldGiveThePermitBackWhenItsParcelsAreTakenAway() throws Exception {
        Gate gate = new Gate();
        AtomicInteger asked = new AtomicInteger();
        CrmClient client = new Client(batch -> {
            int number = asked.incrementAndGet();
            if (number == UNTIL_BREAKER_OPENS) {
                gate.hold();
            }
            return number <= UNTIL_BREAKER_OPENS ? new Answer.Unavailable("down", false) : delivered(batch);
        });
        try (Couriers couriers = start(client, new Pace(1, Duration.ofHours(1), gate, gate), 1)) {
            Parcel taken = parcel("o-1");
            couriers.accept(List.of(taken));
            gate.awaitHeld();

            taken.cancel();
            couriers.dropCancelled();
            couriers.accept(List.of(parcel("o-2")));
            gate.open();

            await().atMost(SOON).until(() -> arrived.contains("o-2"));
            assertThat(arrived).containsExactly("o-2");
        }
    }

    @Test
    void shouldHaveOneCourierLookWhetherTheSystemIsBack() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostLooking = new AtomicInteger();
        CountDownLatch looking = new CountDownLatch(1);
        CrmClient client = new Client(batch -> {
            if (asked.incrementAndGet() <= UNTIL_BREAKER_OPENS + 2) {
                return new Answer.Unavailable("down", false);
            }
            mostLooking.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            looking.await(300, TimeUnit.MILLISECONDS);
            atOnce.decrementAndGet();
            return looking.getCount() > 0 ? new Answer.Unavailable("down", false) : delivered(batch);
        });
        try (Couriers couriers = start(client, new Pace(10_000, Duration.ofSeconds(1)), 3)) {
            couriers.accept(List.of(parcel("o-1"), parcel("o-2"), parcel("o-3")));
            await().atMost(SOON).until(() -> asked.get() >= UNTIL_BREAKER_OPENS + 5);
            assertThat(mostLooking).hasValue(1);

            looking.countDown();
            await().atMost(SOON).until(() -> arrived.size() == 3);
        }
    }

    @Test
    void shouldTellTheLogOnceWhyNothingIsDeliveredAndWhenThatIsOver() {
        AtomicInteger asked = new AtomicInteger();
        CrmClient client = new Client(batch -> asked.incrementAndGet() <= UNTIL_BREAKER_OPENS + 2
                ? new Answer.Unavailable("hooks.example.com hangs", false)
                : delivered(batch));
        try (Heard log = Heard.of(Turns.class);
                Couriers couriers = start(client, new Pace(10_000, Duration.ofSeconds(1)), 1)) {
            couriers.accept(List.of(parcel("o-1"), parcel("o-2")));
            await().atMost(SOON).until(() -> arrived.size() == 2);

            assertThat(log.lines())
                    .containsExactly(
                            "WARN test delivers nothing for the moment and tries on: hooks.example.com hangs",
                            "INFO test is answered again");
        }
    }

    @Test
    void shouldTellTheLogHowLongTheSystemWantsToBeLeftAlone() throws Exception {
        try (Heard log = Heard.of(Turns.class);
                Couriers couriers = start(
                        new Client(batch -> new Answer.Throttled(Optional.of(Duration.ofHours(24)))),
                        new Pace(10_000, Duration.ofSeconds(1)),
                        1)) {
            couriers.accept(List.of(parcel("o-1")));

            await().atMost(SOON).until(() -> !log.lines().isEmpty());
            assertThat(log.lines())
                    .containsExactly("WARN test delivers nothing for 86400 s: so long it was asked to wait");
        }
    }

    @Test
    void shouldSayThatACourierDiedOfAnError() {
        CrmClient client = new Client(batch -> {
            throw new NoClassDefFoundError("made up");
        });
        try (Couriers couriers = start(client, new Pace(100, Duration.ofSeconds(1)), 1)) {
            couriers.accept(List.of(parcel("o-1")));

            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .until(() -> couriers.problem().isPresent());
            assertThat(couriers.problem().orElseThrow()).contains("NoClassDefFoundError");
        }
    }

    @Test
    void shouldTakeAWaitOfNoTimeForNone() {
        assertThat(new Answer.Throttled(Optional.of(Duration.ZERO)).retryAfter())
                .isEmpty();
        assertThat(new Answer.Throttled(Optional.of(Duration.ofSeconds(1))).retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    private Couriers start(CrmClient client, Pace pace, int connections) {
        Patience patience = new Patience(Duration.ofMillis(1), Duration.ofMillis(20), 10);
        return Couriers.start("test", client, pace, patience, tally, connections, Duration.ofSeconds(1));
    }

    private Parcel parcel(String id) {
        Delivery delivery = new Delivery(id, id + "-1", Kind.OPEN, JsonNodeFactory.instance.objectNode());
        return new Parcel(delivery, outcome -> arrived.add(id));
    }

    private static Answer delivered(List<Delivery> batch) {
        return new Answer.Settled(batch.stream().map(one -> Outcome.delivered()).toList());
    }

    private interface System {
        Answer ask(List<Delivery> batch) throws InterruptedException;
    }

    /** Takes one delivery at a time to a system. */
    private record Client(System system) implements CrmClient {
        @Override
        public int maxBatch() {
            return 1;
        }

        @Override
        public Answer send(List<Delivery> batch) throws InterruptedException {
            return system.ask(batch);
        }
    }

    /** A clock that goes on by as much as somebody waits, unless whoever waits is held. */
    private static final class Gate implements TimeMeter, BlockingStrategy {

        private final CountDownLatch held = new CountDownLatch(1);
        private volatile CountDownLatch way = new CountDownLatch(0);
        private volatile long now = 1;

        void hold() {
            way = new CountDownLatch(1);
        }

        void awaitHeld() throws InterruptedException {
            assertThat(held.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            way.countDown();
        }

        @Override
        public void park(long nanos) throws InterruptedException {
            if (way.getCount() > 0) {
                held.countDown();
                way.await();
            }
            now += nanos;
        }

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
