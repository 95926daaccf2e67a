package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wildcatch.streams.domain.Intent;
import io.wildcatch.streams.domain.Lane;
import io.wildcatch.streams.domain.Ledger;
import io.wildcatch.streams.domain.Pursuit;
import io.wildcatch.streams.domain.Residue;
import io.wildcatch.streams.domain.Rule;
import io.wildcatch.streams.domain.SeenPerson;
import io.wildcatch.streams.domain.Sighting;
import io.wildcatch.streams.domain.TextSketch;
import io.wildcatch.streams.domain.Touch;
import io.wildcatch.streams.domain.Traces;
import io.wildcatch.streams.domain.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LedgerCodecTest {

    @RepeatedTest(50)
    void shouldReadBackWhatItWrote(RepetitionInfo repetition) {
        Ledger ledger = randomLedger(new Random(repetition.getCurrentRepetition()));

        Ledger copy = LedgerCodec.decode(ledger.home(), LedgerCodec.encode(ledger));

        assertThat(copy).usingRecursiveComparison().isEqualTo(ledger);
    }

    @Test
    void shouldSayThatALedgerComesFromANewerRelease() {
        byte[] bytes = LedgerCodec.encode(new Ledger("acme.fr"));
        bytes[0] = 99;

        assertThatThrownBy(() -> LedgerCodec.decode("acme.fr", bytes)).hasMessageContaining("newer release");
    }

    @Test
    void shouldReadALedgerFromBeforeThereWereTouches() {
        Ledger ledger = randomLedger(new Random(7));
        ledger.touches().clear();
        ledger.pursuits().clear();
        ledger.residue().masses().clear();
        ledger.residue().met().clear();
        byte[] bytes = LedgerCodec.encode(ledger);
        byte[] older = Arrays.copyOf(bytes, bytes.length - 2);
        older[0] = 1;

        assertThat(LedgerCodec.decode("acme.fr", older))
                .usingRecursiveComparison()
                .isEqualTo(ledger);
    }

    @Test
    void shouldKeepASmallLedgerSmall() {
        Ledger ledger = new Ledger("acme.fr");
        ledger.sightings().add(sighting(new Random(1), 1_767_000_000_000L, null, "s-17", false));

        assertThat(LedgerCodec.encode(ledger)).hasSizeLessThan(80);
    }

    private static Ledger randomLedger(Random random) {
        Ledger ledger = new Ledger("acme.fr");
        ledger.advanceTo(random.nextLong() >>> 20);
        ledger.registeredDue(random.nextBoolean() ? Pursuit.NEVER : random.nextLong() >>> 20);
        ledger.known(random.nextBoolean());
        long time = random.nextLong() >>> 24;
        for (int i = random.nextInt(20); i > 0; i--) {
            ledger.sightings().add(sighting(random, time += random.nextInt(100_000), text(random), "s" + i, true));
            ledger.people().add(new SeenPerson(random.nextLong(), text(random), text(random), null));
            ledger.residue()
                    .masses()
                    .add(new Residue.Mass(null, "PRESS", Intent.DEFECTION, random.nextDouble(), time, time + 2));
            ledger.residue().met().add(new Residue.Met(text(random), random.nextLong(), time));
            ledger.residue().shown().add(new Residue.Shown(text(random), "press", time, time + 1));
            ledger.closings().add(new Ledger.Closing(time, text(random)));
            ledger.link("FR:" + i);
            ledger.touches().add(new Touch(time, random.nextBoolean(), text(random), text(random), "seller-3"));
            ledger.traces().restore(new Traces.Trace(random.nextLong(), time));
            pursuit(random, ledger.pursuit("offering-" + random.nextInt(4)), time);
        }
        return ledger;
    }

    private static void pursuit(Random random, Pursuit pursuit, long time) {
        pursuit.enter(new Transition(time, Lane.HUMAN, Rule.UNDER_THE_RADAR, random.nextInt(9), text(random)));
        pursuit.enter(new Transition(time, Lane.HELD, Rule.CONDITION, random.nextInt(9), null, "mine"));
        pursuit.restore(
                random.nextBoolean() ? null : new Pursuit.Published("id", "a-1", Lane.CONTESTED, text(random)),
                random.nextBoolean(),
                random.nextLong());
        pursuit.restoreFormer(
                random.nextBoolean() ? null : new Pursuit.Published("id-0", "a-0", Lane.EXPIRED, text(random)),
                random.nextBoolean());
    }

    private static Sighting sighting(Random random, long observed, String title, String id, boolean rich) {
        return new Sighting(
                id,
                "site",
                "WEB_VISIT",
                rich ? text(random) : null,
                rich ? Intent.values()[random.nextInt(3)] : null,
                random.nextDouble(),
                observed - random.nextInt(1_000),
                observed,
                rich ? random.nextLong() : 0,
                rich ? random.nextLong() : 0,
                rich ? List.of(random.nextLong(), random.nextLong()) : List.of(),
                rich ? TextSketch.of(id + " Ünïcode " + random.nextLong()) : null,
                title,
                rich ? text(random) : null,
                rich && random.nextBoolean() ? random.nextLong() : Sighting.FIRST);
    }

    private static String text(Random random) {
        return random.nextInt(3) == 0 ? null : "téxt " + random.nextInt();
    }
}
