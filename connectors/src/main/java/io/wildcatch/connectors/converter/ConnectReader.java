package io.wildcatch.connectors.converter;

import io.wildcatch.schemas.registry.SchemaRegistry;
import io.wildcatch.schemas.serde.WireDecoder;
import io.wildcatch.schemas.serde.WireFormat;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/** Reads whatever schema the bytes name. May be used by many threads. */
final class ConnectReader {

    private final SchemaRegistry registry;
    private final boolean isEnhanced;
    private final Map<Integer, Version> versions = new ConcurrentHashMap<>();

    ConnectReader(SchemaRegistry registry, boolean isEnhanced) {
        this.registry = registry;
        this.isEnhanced = isEnhanced;
    }

    SchemaAndValue read(byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        Version known = versions.get(id);
        Version version = known == null ? fetch(id) : known;
        WireDecoder decoder = new WireDecoder();
        decoder.start(bytes, WireFormat.HEADER);
        try {
            SchemaAndValue read = new SchemaAndValue(version.schema, version.reader.read(decoder));
            if (decoder.remaining() > 0) {
                throw new IOException("the data goes on after the record's end");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw new DataException("it isn't valid Avro of schema id %d (%s)".formatted(id, version.name), e);
        }
    }

    private Version fetch(int id) {
        Version version = Version.of(registry.byId(id), isEnhanced);
        versions.put(id, version);
        return version;
    }

    private record Version(String name, Schema schema, ValueReader reader) {

        static Version of(org.apache.avro.Schema avro, boolean isEnhanced) {
            Schema schema = ConnectForm.of(avro, isEnhanced);
            return new Version(avro.getFullName(), schema, ValueReader.of(avro, schema));
        }
    }
}
