package io.wildcatch.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** The Avro types without parts. */
enum BinaryScalar implements BinaryCodec {
    STRING {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readString();
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeString((String) value);
        }
    },
    BOOLEAN {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readBoolean();
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeBoolean((Boolean) value);
        }
    },
    INT {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readInt();
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeInt((Integer) value);
        }
    },
    LONG {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readLong();
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeLong((Long) value);
        }
    },
    FLOAT {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readFloat();
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeFloat((Float) value);
        }
    },
    DOUBLE {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readDouble();
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeDouble((Double) value);
        }
    },
    BYTES {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return in.readBytes(null);
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeBytes((ByteBuffer) value);
        }
    },
    TIME {
        @Override
        public Object read(WireDecoder in) throws IOException {
            return Instant.ofEpochMilli(in.readLong());
        }

        @Override
        public void write(Object value, WireEncoder out) {
            out.writeLong(((Instant) value).toEpochMilli());
        }
    }
}
