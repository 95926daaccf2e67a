package io.wildcatch.local.interop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Avro's own readers and writers. The entries of a map stay in the order in which they were written. */
final class PlainAvro {

    private static final GenericData GENERIC = new GenericData() {
        @Override
        public Object newMap(Object old, int size) {
            return new LinkedHashMap<>();
        }
    };
    private static final SpecificData SPECIFIC = new SpecificData() {
        @Override
        public Object newMap(Object old, int size) {
            return new LinkedHashMap<>();
        }
    };

    static {
        SPECIFIC.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    private PlainAvro() {}

    static Object generic(Schema schema, byte[] bytes) throws IOException {
        return generic(schema, schema, bytes);
    }

    static Object generic(Schema writer, Schema reader, byte[] bytes) throws IOException {
        return read(new GenericDatumReader<>(writer, reader, GENERIC), bytes);
    }

    /** A record of the generated class that the schema names. */
    static Object specific(Schema schema, byte[] bytes) throws IOException {
        Schema generated = SpecificData.get().getSchema(SPECIFIC.getClass(schema));
        return read(new SpecificDatumReader<>(schema, generated, SPECIFIC), bytes);
    }

    private static Object read(GenericDatumReader<Object> reader, byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        Object datum = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("the data goes on after the record's end");
        }
        return datum;
    }

    /** @param datum generic or generated */
    static byte[] write(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
