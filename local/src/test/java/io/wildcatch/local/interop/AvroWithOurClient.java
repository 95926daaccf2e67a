package io.wildcatch.local.interop;

import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** Avro's generic classes on our client: what is left to do for who has no generated class. */
final class AvroWithOurClient implements Codec {

    private final SchemaRegistry registry;
    private final Map<String, Integer> ids = new HashMap<>();

    AvroWithOurClient(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public byte[] write(WrittenTopic topic, byte[] body) throws IOException {
        int id = ids.computeIfAbsent(
                topic.name(), unknown -> registry.register(topic.name() + "-value", topic.schema()));
        Object datum = PlainAvro.generic(topic.schema(), body);
        return new WrittenTopic(topic.name(), id, topic.schema()).wire(PlainAvro.write(topic.schema(), datum));
    }

    @Override
    public byte[] read(WrittenTopic topic, byte[] wire) throws IOException {
        Schema schema = registry.byId(WireFormat.schemaId(wire));
        byte[] body = Arrays.copyOfRange(wire, WireFormat.HEADER, wire.length);
        return PlainAvro.write(topic.schema(), PlainAvro.generic(schema, topic.schema(), body));
    }
}
