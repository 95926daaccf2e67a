package io.wildcatch.connectors.converter;

import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.registry.PublishedSchema;
import io.wildcatch.schemas.serde.WireDecoder;
import io.wildcatch.schemas.serde.WireEncoder;
import io.wildcatch.schemas.serde.WireFormat;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Records of one generated class as Connect's structs and back, for connectors that work with such records and leave it
 * to a converter how they are written. {@link AvroConverter} gives such structs the very schema of the class. May be used
 * by many threads.
 */
public final class ConnectRecords<T extends SpecificRecord> {

    private final Class<T> type;
    private final SpecificData data;
    private final Schema schema;
    private final ValueReader reader;
    private final ValueWriter writer;

    private ConnectRecords(Class<T> type) {
        GeneratedTypes.trust();
        this.type = type;
        this.data = SpecificData.getForClass(type);
        org.apache.avro.Schema published = PublishedSchema.of(data.getSchema(type));
        this.schema = ConnectForm.of(published, true);
        this.reader = ValueReader.of(published, schema);
        this.writer = ValueWriter.of(published);
    }

    /** Takes some milliseconds: keep it. */
    public static <T extends SpecificRecord> ConnectRecords<T> of(Class<T> type) {
        return new ConnectRecords<>(type);
    }

    /** The schema of the structs. */
    public Schema schema() {
        return schema;
    }

    /** The record as a struct. */
    public Struct struct(T record) {
        WireEncoder encoder = new WireEncoder();
        encoder.start(0);
        try {
            new SpecificDatumWriter<T>(data.getSchema(type), data).write(record, encoder);
            return (Struct) Objects.requireNonNull(reader.read(decoder(encoder)), "a record is never null");
        } catch (IOException e) {
            throw new IllegalStateException("can't happen in memory", e);
        }
    }

    /**
     * The record in a struct, which may have another schema: fields are matched by name, missing ones take their default.
     *
     * @throws DataException when a field isn't of its type, or unknown here; the message holds no data
     */
    public T record(Struct struct) {
        WireEncoder encoder = new WireEncoder();
        encoder.start(0);
        try {
            writer.write(struct, encoder);
            return new SpecificDatumReader<T>(data.getSchema(type), data.getSchema(type), data)
                    .read(null, decoder(encoder));
        } catch (IOException e) {
            throw new IllegalStateException("can't happen in memory", e);
        }
    }

    private static WireDecoder decoder(WireEncoder encoder) {
        WireDecoder decoder = new WireDecoder();
        decoder.start(encoder.finish(), WireFormat.HEADER);
        return decoder;
    }
}
