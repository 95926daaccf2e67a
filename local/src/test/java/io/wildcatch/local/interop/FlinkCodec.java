package io.wildcatch.local.interop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryDecoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;

/** Flink's coder on Confluent's own client, with the Avro that Flink ships. */
final class FlinkCodec implements Codec {

    private static final GenericData ORDERED = new GenericData() {
        @Override
        public Object newMap(Object old, int size) {
            return new LinkedHashMap<>();
        }
    };

    private final CachedSchemaRegistryClient client;
    private final Map<String, Schema> schemas = new HashMap<>();

    FlinkCodec(String url) {
        this.client = new CachedSchemaRegistryClient(url, 1_000, Map.of());
    }

    @Override
    public byte[] write(WrittenTopic topic, byte[] body) throws IOException {
        Schema schema = schemas.computeIfAbsent(
                topic.name(), name -> new Schema.Parser().parse(topic.schema().toString()));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        coder(topic).writeSchema(schema, wire);
        wire.write(binary(schema, datum(schema, new ByteArrayInputStream(body))));
        return wire.toByteArray();
    }

    @Override
    public byte[] read(WrittenTopic topic, byte[] wire) throws IOException {
        InputStream in = new ByteArrayInputStream(wire);
        Schema schema = coder(topic).readSchema(in);
        return binary(schema, datum(schema, in));
    }

    private ConfluentSchemaRegistryCoder coder(WrittenTopic topic) {
        return new ConfluentSchemaRegistryCoder(topic.name() + "-value", client);
    }

    private static Object datum(Schema schema, InputStream in) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(in, null);
        Object datum = new GenericDatumReader<>(schema, schema, ORDERED).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("the data goes on after the record's end");
        }
        return datum;
    }

    private static byte[] binary(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
