package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.registry.InMemorySchemaRegistry;
import io.wildcatch.schemas.registry.PublishedSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Writes records as a later version of the program would that has one more field, an optional list, in its schema. */
public final class LaterWriter<T extends SpecificRecord> {

    /** The union's second branch, one block of three texts, and the end of the list. */
    private static final byte[] LATER_FIELD = {2, 6, 2, 'a', 0, 4, 'b', 'c', 0};

    private final AvroSerializer<T> serializer;
    private final byte[] header;

    public LaterWriter(Topic<T> topic, InMemorySchemaRegistry registry) {
        this.serializer = new AvroSerializer<>(registry, true);
        int id = registry.register(topic.subject(), later(SpecificData.get().getSchema(topic.valueType())));
        this.header = new byte[] {0, 0, 0, (byte) (id >> 8), (byte) id};
    }

    private static Schema later(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        PublishedSchema.of(schema).getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema list = Schema.createArray(Schema.create(Schema.Type.STRING));
        fields.add(new Schema.Field(
                "later",
                Schema.createUnion(Schema.create(Schema.Type.NULL), list),
                "Not known yet.",
                Schema.Field.NULL_DEFAULT_VALUE));
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    public byte[] write(T record) {
        byte[] present = serializer.serialize("any", record);
        byte[] later = Arrays.copyOf(present, present.length + LATER_FIELD.length);
        System.arraycopy(header, 0, later, 0, header.length);
        System.arraycopy(LATER_FIELD, 0, later, present.length, LATER_FIELD.length);
        return later;
    }
}
