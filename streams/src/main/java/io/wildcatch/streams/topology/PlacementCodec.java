package io.wildcatch.streams.topology;

import io.wildcatch.streams.domain.Placement;
import io.wildcatch.streams.domain.Pursuit;
import io.wildcatch.streams.domain.assignment.Grounds;
import org.jspecify.annotations.Nullable;

/** Which seller has a pursuit, as part of its ledger: one byte for the many that nobody has ever been asked for. */
final class PlacementCodec {

    private static final Grounds[] GROUNDS = Grounds.values();

    private PlacementCodec() {}

    static void write(ByteSink out, Pursuit pursuit) {
        Placement placement = pursuit.placement();
        out.writeVarLong(pursuit.turn());
        if (pursuit.turn() == 0) {
            return;
        }
        out.writeByte(placement == null ? 0 : 1);
        if (placement != null) {
            out.writeLong(placement.episode());
            out.writeLong(placement.at());
            out.writeByte(placement.grounds() == null ? 0 : placement.grounds().ordinal() + 1);
            out.writeString(placement.seller());
            out.writeLong(placement.deadline());
            out.writeByte(placement.takenUp() ? 1 : 0);
            out.writeDouble(placement.value());
        }
    }

    static void read(ByteSource in, Pursuit pursuit) {
        pursuit.turn((int) in.readVarLong());
        if (pursuit.turn() > 0 && in.readByte() == 1) {
            pursuit.place(new Placement(
                    in.readLong(),
                    in.readLong(),
                    grounds(in.readByte()),
                    in.readString(),
                    in.readLong(),
                    in.readByte() == 1,
                    in.readDouble()));
        }
    }

    private static @Nullable Grounds grounds(int code) {
        return code == 0 ? null : GROUNDS[code - 1];
    }
}
