package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads generated records from the Confluent wire format, whatever version of the schema they were written with. May be
 * used by many threads. Null stays null.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    static {
        GeneratedTypes.trust();
    }

    private static final ThreadLocal<WireDecoder> DECODERS = ThreadLocal.withInitial(WireDecoder::new);

    private final Class<T> type;
    private final Schema readerSchema;
    private final SchemaRegistry registry;
    private final Map<Integer, VersionReader<T>> readers = new ConcurrentHashMap<>();
    private volatile @Nullable VersionReader<T> last;

    /**
     * @param type generated class to read into
     * @param registry where schemas come from; the caller closes it
     */
    public AvroDeserializer(Class<T> type, SchemaRegistry registry) {
        this.type = type;
        this.readerSchema = SpecificData.get().getSchema(type);
        this.registry = registry;
    }

    /**
     * @throws SerializationException when the bytes are no such record; the message never holds any of them
     * @throws RegistryUnavailableException when the registry can't be asked; the record may be fine
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.schemaId(bytes);
        VersionReader<T> recent = last;
        VersionReader<T> reader = recent != null && recent.id == id ? recent : readerOf(id);
        WireDecoder decoder = DECODERS.get();
        decoder.start(bytes, WireFormat.HEADER);
        try {
            return decode(reader, decoder);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a record of %s isn't a %s of schema id %d".formatted(topic, readerSchema.getFullName(), id), e);
        } finally {
            decoder.release();
        }
    }

    private T decode(VersionReader<T> reader, WireDecoder decoder) throws IOException {
        T record = reader.datum.read(null, decoder);
        if (decoder.remaining() > 0) {
            throw new IOException("the data goes on after the record's end");
        }
        return record;
    }

    private VersionReader<T> readerOf(int id) {
        VersionReader<T> known = readers.get(id);
        VersionReader<T> reader = known == null ? newReader(id) : known;
        last = reader;
        return reader;
    }

    private VersionReader<T> newReader(int id) {
        VersionReader<T> reader = new VersionReader<>(
                id, new SpecificDatumReader<>(writerSchema(id), readerSchema, SpecificData.getForClass(type)));
        readers.put(id, reader);
        return reader;
    }

    private Schema writerSchema(int id) {
        try {
            return registry.byId(id);
        } catch (SchemaNotFoundException e) {
            throw new SerializationException("the registry has no schema of id " + id, e);
        }
    }

    private record VersionReader<R>(int id, DatumReader<R> datum) {}
}
