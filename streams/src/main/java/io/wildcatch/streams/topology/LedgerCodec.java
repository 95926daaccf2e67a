package io.wildcatch.streams.topology;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as bytes: a version byte, then the fields in a fixed order. State is written on every signal and goes to the
 * changelog too, so that every byte counts; a new layout takes the next version and reads the older ones.
 */
final class LedgerCodec {

    private static final int VERSION = 4;
    /** Without people who were folded away, when folded evidence was shown, and the opportunity told before the last. */
    private static final int THIRD = 3;
    /** Without sellers. */
    private static final int SECOND = 2;
    /** Without touches, and without what is learnt from pursuits. */
    private static final int FIRST = 1;

    private static final Intent[] INTENTS = Intent.values();
    private static final Lane[] LANES = Lane.values();
    private static final Rule[] RULES = Rule.values();

    private LedgerCodec() {}

    static byte[] encode(Ledger ledger) {
        ByteSink out = new ByteSink();
        out.writeByte(VERSION);
        out.writeLong(ledger.clock());
        out.writeLong(ledger.registeredDue());
        out.writeByte(ledger.known() ? 1 : 0);
        out.writeList(ledger.sightings(), s -> write(out, s));
        out.writeList(ledger.people(), p -> write(out, p));
        out.writeList(ledger.pursuits().values(), p -> write(out, p));
        out.writeList(ledger.residue().masses(), m -> write(out, m));
        out.writeList(ledger.residue().shown(), s -> write(out, s));
        out.writeList(ledger.closings(), c -> write(out, c));
        out.writeList(ledger.linked(), out::writeString);
        out.writeList(ledger.traces().list(), t -> write(out, t));
        out.writeList(ledger.touches(), t -> write(out, t));
        out.writeList(ledger.residue().met(), m -> write(out, m));
        return out.toBytes();
    }

    static Ledger decode(String home, byte[] bytes) {
        ByteSource in = new ByteSource(bytes);
        int version = in.readByte();
        if (version < FIRST || version > VERSION) {
            throw new IllegalStateException("ledger of layout " + version + ", but only " + FIRST + " to " + VERSION
                    + " can be read: it was written by a newer release");
        }
        Ledger ledger = new Ledger(home);
        ledger.advanceTo(in.readLong());
        ledger.registeredDue(in.readLong());
        ledger.known(in.readByte() == 1);
        in.readList(() -> ledger.sightings().add(readSighting(in)));
        in.readList(() -> ledger.people().add(readPerson(in)));
        in.readList(() -> readPursuit(in, ledger, version));
        in.readList(() -> ledger.residue().masses().add(readMass(in, version, ledger.clock())));
        in.readList(() -> ledger.residue().shown().add(readShown(in)));
        in.readList(() -> ledger.closings().add(new Ledger.Closing(in.readLong(), in.readString())));
        in.readList(() -> ledger.linked().add(in.readText()));
        in.readList(() -> ledger.traces().restore(new Traces.Trace(in.readLong(), in.readVarLong())));
        if (version > FIRST) {
            in.readList(() -> ledger.touches().add(readTouch(in)));
        }
        if (version > THIRD) {
            in.readList(() -> ledger.residue().met().add(readMet(in)));
        }
        return ledger;
    }

    private static void write(ByteSink out, Sighting sighting) {
        out.writeString(sighting.id());
        out.writeString(sighting.source());
        out.writeString(sighting.kind());
        out.writeString(sighting.offering());
        out.writeByte(sighting.intent() == null ? 0 : sighting.intent().ordinal() + 1);
        out.writeDouble(sighting.strength());
        out.writeVarLong(sighting.observedAt());
        out.writeVarLong(sighting.observedAt() - sighting.occurredAt());
        out.writeOptionalLong(sighting.person());
        out.writeOptionalLong(sighting.url());
        out.writeList(sighting.references(), out::writeLong);
        writeSketch(out, sighting.sketch());
        out.writeString(sighting.title());
        out.writeString(sighting.link());
        boolean first = sighting.isFirst();
        out.writeByte(first ? 1 : 0);
        if (!first) {
            out.writeLong(sighting.fact());
        }
    }

    private static Sighting readSighting(ByteSource in) {
        String id = in.readText();
        String source = in.readText();
        String kind = in.readText();
        String offering = in.readString();
        int intent = in.readByte();
        double strength = in.readDouble();
        long observedAt = in.readVarLong();
        long occurredAt = observedAt - in.readVarLong();
        long person = in.readOptionalLong();
        long url = in.readOptionalLong();
        List<Long> references = new ArrayList<>(0);
        in.readList(() -> references.add(in.readLong()));
        TextSketch sketch = readSketch(in);
        String title = in.readString();
        String link = in.readString();
        Sighting sighting = new Sighting(
                id,
                source,
                kind,
                offering,
                intent == 0 ? null : INTENTS[intent - 1],
                strength,
                occurredAt,
                observedAt,
                person,
                url,
                references,
                sketch,
                title,
                link,
                0);
        return sighting.ofFact(in.readByte() == 1 ? Sighting.FIRST : in.readLong());
    }

    private static void writeSketch(ByteSink out, @Nullable TextSketch sketch) {
        out.writeVarLong(sketch == null ? 0 : sketch.hashes().length + 1);
        if (sketch != null) {
            for (int hash : sketch.hashes()) {
                out.writeInt(hash);
            }
        }
    }

    private static @Nullable TextSketch readSketch(ByteSource in) {
        int size = (int) in.readVarLong();
        if (size == 0) {
            return null;
        }
        int[] hashes = new int[size - 1];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
        }
        return TextSketch.ofHashes(hashes);
    }

    private static void write(ByteSink out, SeenPerson person) {
        out.writeLong(person.key());
        out.writeString(person.email());
        out.writeString(person.name());
        out.writeString(person.role());
    }

    private static SeenPerson readPerson(ByteSource in) {
        return new SeenPerson(in.readLong(), in.readString(), in.readString(), in.readString());
    }

    private static void write(ByteSink out, Pursuit pursuit) {
        out.writeString(pursuit.offering());
        out.writeLong(pursuit.due());
        out.writeByte(pursuit.sentToSellers() ? 1 : 0);
        out.writeList(pursuit.history(), t -> write(out, t));
        write(out, pursuit.published());
        out.writeOptionalLong(pursuit.leadAt());
        out.writeVarLong(pursuit.taught());
        PlacementCodec.write(out, pursuit);
        write(out, pursuit.formerly());
        out.writeByte(pursuit.formerlySentToSellers() ? 1 : 0);
    }

    private static void write(ByteSink out, Pursuit.@Nullable Published published) {
        out.writeByte(published == null ? 0 : 1);
        if (published != null) {
            out.writeString(published.opportunityId());
            out.writeString(published.accountId());
            out.writeByte(published.lane().ordinal());
            out.writeString(published.seller());
        }
    }

    private static Pursuit.@Nullable Published readPublished(ByteSource in) {
        return in.readByte() == 0
                ? null
                : new Pursuit.Published(in.readText(), in.readText(), LANES[in.readByte()], in.readString());
    }

    private static void readPursuit(ByteSource in, Ledger ledger, int version) {
        Pursuit pursuit = ledger.pursuit(in.readText());
        long due = in.readLong();
        boolean sent = in.readByte() == 1;
        in.readList(() -> pursuit.enter(readTransition(in)));
        pursuit.restore(readPublished(in), sent, due);
        if (version > FIRST) {
            pursuit.leadAt(in.readOptionalLong());
            pursuit.taught((int) in.readVarLong());
        }
        if (version > SECOND) {
            PlacementCodec.read(in, pursuit);
        }
        if (version > THIRD) {
            pursuit.restoreFormer(readPublished(in), in.readByte() == 1);
        }
    }

    private static void write(ByteSink out, Transition transition) {
        out.writeLong(transition.at());
        out.writeByte(transition.lane().ordinal());
        out.writeByte(transition.rule().ordinal());
        out.writeLong(transition.episode());
        out.writeString(transition.seller());
        if (transition.rule() == Rule.CONDITION) {
            out.writeString(transition.condition());
        }
    }

    private static Transition readTransition(ByteSource in) {
        long at = in.readLong();
        Lane lane = LANES[in.readByte()];
        Rule rule = RULES[in.readByte()];
        long episode = in.readLong();
        String seller = in.readString();
        // Layouts that don't know conditions don't know their rule either.
        return new Transition(at, lane, rule, episode, seller, rule == Rule.CONDITION ? in.readString() : null);
    }

    private static void write(ByteSink out, Residue.Mass mass) {
        out.writeString(mass.offering());
        out.writeString(mass.kind());
        out.writeByte(mass.intent() == null ? 0 : mass.intent().ordinal() + 1);
        out.writeDouble(mass.mass());
        out.writeLong(mass.at());
        out.writeLong(mass.last());
    }

    private static Residue.Mass readMass(ByteSource in, int version, long clock) {
        String offering = in.readString();
        String kind = in.readText();
        int intent = in.readByte();
        double mass = in.readDouble();
        long at = in.readLong();
        // What is dated in the future was shown before all the same.
        long last = version > THIRD ? in.readLong() : Math.min(at, clock);
        return new Residue.Mass(offering, kind, intent == 0 ? null : INTENTS[intent - 1], mass, at, last);
    }

    private static void write(ByteSink out, Residue.Met met) {
        out.writeString(met.offering());
        out.writeLong(met.person());
        out.writeLong(met.last());
    }

    private static Residue.Met readMet(ByteSource in) {
        return new Residue.Met(in.readString(), in.readLong(), in.readLong());
    }

    private static void write(ByteSink out, Residue.Shown shown) {
        out.writeString(shown.offering());
        out.writeString(shown.source());
        out.writeLong(shown.since());
        out.writeLong(shown.last());
    }

    private static Residue.Shown readShown(ByteSource in) {
        return new Residue.Shown(in.readString(), in.readText(), in.readLong(), in.readLong());
    }

    private static void write(ByteSink out, Ledger.Closing closing) {
        out.writeLong(closing.at());
        out.writeString(closing.offering());
    }

    private static void write(ByteSink out, Traces.Trace trace) {
        out.writeLong(trace.hash());
        out.writeVarLong(trace.at());
    }

    private static void write(ByteSink out, Touch touch) {
        out.writeVarLong(touch.at());
        out.writeByte(touch.inbound() ? 1 : 0);
        out.writeString(touch.person());
        out.writeString(touch.channel());
        out.writeString(touch.by());
    }

    private static Touch readTouch(ByteSource in) {
        return new Touch(in.readVarLong(), in.readByte() == 1, in.readString(), in.readString(), in.readString());
    }
}
