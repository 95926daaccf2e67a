package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.registry.SchemaNotFoundException;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads generated records, whatever version of the schema they were written with. May be used by many threads. */
final class RecordReader {

    static {
        GeneratedTypes.trust();
    }

    private static final ThreadLocal<WireDecoder> DECODERS = ThreadLocal.withInitial(WireDecoder::new);

    private final SchemaRegistry registry;
    private final @Nullable Class<? extends SpecificRecord> type;
    private final Map<Integer, VersionReader> readers = new ConcurrentHashMap<>();
    private volatile @Nullable VersionReader last;

    /** @param type class to read into; null: the class that the writer's schema names */
    RecordReader(SchemaRegistry registry, @Nullable Class<? extends SpecificRecord> type) {
        this.registry = registry;
        this.type = type;
    }

    SpecificRecord read(String topic, byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        VersionReader recent = last;
        VersionReader reader = recent != null && recent.id == id ? recent : readerOf(id);
        WireDecoder decoder = DECODERS.get();
        decoder.start(bytes, WireFormat.HEADER);
        try {
            return reader.read(decoder);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "a record of %s isn't valid Avro of schema id %d (%s)".formatted(topic, id, reader.name), e);
        } finally {
            decoder.release();
        }
    }

    private VersionReader readerOf(int id) {
        VersionReader known = readers.get(id);
        VersionReader reader = known == null ? newReader(id) : known;
        last = reader;
        return reader;
    }

    private VersionReader newReader(int id) {
        Schema written = writerSchema(id);
        Class<?> target = type == null ? generatedClass(id, written) : type;
        VersionReader reader = new VersionReader(id, written.getFullName(), decoding(written, target));
        readers.put(id, reader);
        return reader;
    }

    /** By plan when the schemas mean the same bytes; else Avro translates. */
    private static Decoding decoding(Schema written, Class<?> target) {
        SpecificData data = SpecificData.getForClass(target);
        Schema wanted = data.getSchema(target);
        if (SchemaNormalization.toParsingForm(written).equals(SchemaNormalization.toParsingForm(wanted))) {
            return BinaryPlan.of(target)::read;
        }
        DatumReader<SpecificRecord> datum = new SpecificDatumReader<>(written, wanted, data);
        return decoder -> datum.read(null, decoder);
    }

    private Schema writerSchema(int id) {
        try {
            return registry.byId(id);
        } catch (SchemaNotFoundException e) {
            throw new SerializationException("the registry has no schema of id " + id, e);
        }
    }

    private static Class<?> generatedClass(int id, Schema written) {
        try {
            Class<?> found = SpecificData.get().getClass(written);
            if (found != null && SpecificRecord.class.isAssignableFrom(found)) {
                return found;
            }
        } catch (AvroRuntimeException | SecurityException e) {
            throw foreign(id, written, e);
        }
        throw foreign(id, written, null);
    }

    private static SerializationException foreign(int id, Schema written, @Nullable Throwable cause) {
        return new SerializationException(
                "schema id %d is of %s, for which there is no generated class here"
                        .formatted(id, written.getFullName()),
                cause);
    }

    private interface Decoding {
        SpecificRecord read(WireDecoder decoder) throws IOException;
    }

    private record VersionReader(int id, String name, Decoding decoding) {

        SpecificRecord read(WireDecoder decoder) throws IOException {
            SpecificRecord record = decoding.read(decoder);
            if (decoder.remaining() > 0) {
                throw new IOException("the data goes on after the record's end");
            }
            return record;
        }
    }
}
