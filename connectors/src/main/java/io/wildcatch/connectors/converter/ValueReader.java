package io.wildcatch.connectors.converter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.Decoder;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads one type of Avro straight into Connect's data; made once for each schema. May be used by many threads. */
interface ValueReader {

    @Nullable
    Object read(Decoder in) throws IOException;

    /** @param connect as {@link ConnectForm} makes it of the Avro schema */
    static ValueReader of(org.apache.avro.Schema avro, Schema connect) {
        return switch (avro.getType()) {
            case RECORD -> record(avro, connect);
            case UNION -> union(avro, connect);
            case ARRAY -> array(of(avro.getElementType(), connect.valueSchema()));
            case MAP -> map(of(avro.getValueType(), connect.valueSchema()));
            case ENUM -> enumeration(avro.getEnumSymbols());
            case NULL -> in -> null;
            default -> Logical.of(avro).map(type -> logical(type, avro)).orElseGet(() -> primitive(avro, connect));
        };
    }

    private static ValueReader record(org.apache.avro.Schema avro, Schema connect) {
        Field[] fields = connect.fields().toArray(new Field[0]);
        ValueReader[] readers = new ValueReader[fields.length];
        for (int i = 0; i < fields.length; i++) {
            readers[i] = of(avro.getFields().get(i).schema(), fields[i].schema());
        }
        return in -> {
            Struct struct = new Struct(connect);
            for (int i = 0; i < fields.length; i++) {
                Object value = readers[i].read(in);
                if (value != null) {
                    struct.put(fields[i], value);
                }
            }
            return struct;
        };
    }

    private static ValueReader union(org.apache.avro.Schema avro, Schema connect) {
        List<org.apache.avro.Schema> branches = avro.getTypes();
        boolean isChoice = Unions.branches(avro).size() > 1;
        ValueReader[] readers = new ValueReader[branches.size()];
        int field = 0;
        for (int i = 0; i < readers.length; i++) {
            boolean isNull = branches.get(i).getType() == org.apache.avro.Schema.Type.NULL;
            readers[i] = isNull || !isChoice
                    ? of(branches.get(i), connect)
                    : branch(branches.get(i), connect, connect.fields().get(field++));
        }
        return in -> readers[index(in.readIndex(), readers.length)].read(in);
    }

    private static ValueReader branch(org.apache.avro.Schema avro, Schema union, Field field) {
        ValueReader reader = of(avro, field.schema());
        return in -> new Struct(union).put(field, reader.read(in));
    }

    private static ValueReader array(ValueReader items) {
        return in -> {
            List<@Nullable Object> list = new ArrayList<>();
            for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
                for (long i = 0; i < count; i++) {
                    list.add(items.read(in));
                }
            }
            return list;
        };
    }

    private static ValueReader map(ValueReader values) {
        return in -> {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
                for (long i = 0; i < count; i++) {
                    map.put(in.readString(), values.read(in));
                }
            }
            return map;
        };
    }

    private static ValueReader enumeration(List<String> symbols) {
        return in -> symbols.get(index(in.readEnum(), symbols.size()));
    }

    @SuppressWarnings("JavaUtilDate") // Connect's own class for times
    private static ValueReader logical(Logical type, org.apache.avro.Schema avro) {
        return switch (type) {
            case DATE -> in -> new Date(in.readInt() * 86_400_000L);
            case TIME -> in -> new Date(in.readInt());
            case TIMESTAMP -> in -> new Date(in.readLong());
            case DECIMAL -> in -> Logical.decimal(avro, bytes(avro, in));
        };
    }

    private static ValueReader primitive(org.apache.avro.Schema avro, Schema connect) {
        return switch (avro.getType()) {
            case BOOLEAN -> Decoder::readBoolean;
            case INT -> integer(connect.type());
            case LONG -> Decoder::readLong;
            case FLOAT -> Decoder::readFloat;
            case DOUBLE -> Decoder::readDouble;
            case STRING -> Decoder::readString;
            default -> in -> ByteBuffer.wrap(bytes(avro, in));
        };
    }

    private static ValueReader integer(Schema.Type type) {
        return switch (type) {
            case INT8 -> in -> (byte) in.readInt();
            case INT16 -> in -> (short) in.readInt();
            default -> Decoder::readInt;
        };
    }

    private static byte[] bytes(org.apache.avro.Schema avro, Decoder in) throws IOException {
        if (avro.getType() == org.apache.avro.Schema.Type.BYTES) {
            return in.readBytes(null).array();
        }
        byte[] bytes = new byte[avro.getFixedSize()];
        in.readFixed(bytes);
        return bytes;
    }

    private static int index(int index, int size) throws IOException {
        if (index < 0 || index >= size) {
            throw new IOException("the data names branch or symbol %d of %d".formatted(index, size));
        }
        return index;
    }
}
