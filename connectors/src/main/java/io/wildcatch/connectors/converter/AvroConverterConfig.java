package io.wildcatch.connectors.converter;

import io.wildcatch.schemas.registry.RegistryClientConfig;
import io.wildcatch.schemas.serde.IdPolicy;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/**
 * The converter's settings; the names are those of Confluent's converter where they mean the same.
 *
 * @param ids how a schema comes to its id
 * @param isEnhanced whether Connect schemas remember enums, fixed and docs, so that they come back
 * @param hasMetaData whether Avro schemas remember what only Connect knows
 * @param cacheSize Connect schemas whose Avro form is kept
 */
record AvroConverterConfig(IdPolicy ids, boolean isEnhanced, boolean hasMetaData, int cacheSize) {

    static final String ENHANCED = "enhanced.avro.schema.support";
    static final String META_DATA = "connect.meta.data";
    static final String CACHE_SIZE = "schemas.cache.config";
    static final String KEY_STRATEGY = "key.subject.name.strategy";
    static final String VALUE_STRATEGY = "value.subject.name.strategy";

    private static final String STRATEGY = "TopicNameStrategy";

    static final ConfigDef DEFINITION = RegistryClientConfig.define(new ConfigDef())
            .define(
                    IdPolicy.AUTO_REGISTER,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Register schemas that the registry doesn't have. false: records of such schemas are refused.")
            .define(
                    IdPolicy.USE_LATEST,
                    ConfigDef.Type.BOOLEAN,
                    false,
                    Importance.MEDIUM,
                    "Write by the newest version of the subject: fields are matched by name, missing ones take their "
                            + "default, strings become enums; a field that the version lacks is an error. Also takes maps "
                            + "without a schema. Only with " + IdPolicy.AUTO_REGISTER
                            + "=false. The version is looked up "
                            + "once for each schema of the data.")
            .define(
                    ENHANCED,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Let parameters of Connect schemas remember enums with their symbols, fixed, logical types that "
                            + "Connect doesn't have and docs, so that they are the same again in Avro. false: enums are "
                            + "plain strings, as with Confluent's converter unless told otherwise.")
            .define(
                    META_DATA,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.LOW,
                    "Let properties of Avro schemas remember names, versions and parameters of Connect schemas that "
                            + "Avro has no place for.")
            .define(
                    CACHE_SIZE,
                    ConfigDef.Type.INT,
                    1_000,
                    Range.atLeast(1),
                    Importance.LOW,
                    "How many Connect schemas are kept with their Avro schema.")
            .define(
                    KEY_STRATEGY,
                    ConfigDef.Type.STRING,
                    STRATEGY,
                    AvroConverterConfig::requireTopicName,
                    Importance.LOW,
                    "Subject of keys: <topic>-key, and no other.")
            .define(
                    VALUE_STRATEGY,
                    ConfigDef.Type.STRING,
                    STRATEGY,
                    AvroConverterConfig::requireTopicName,
                    Importance.LOW,
                    "Subject of values: <topic>-value, and no other.");

    static AvroConverterConfig from(Map<String, ?> settings) {
        AbstractConfig values = new AbstractConfig(DEFINITION, settings, false);
        return new AvroConverterConfig(
                IdPolicy.of(values.getBoolean(IdPolicy.AUTO_REGISTER), values.getBoolean(IdPolicy.USE_LATEST)),
                values.getBoolean(ENHANCED),
                values.getBoolean(META_DATA),
                values.getInt(CACHE_SIZE));
    }

    private static void requireTopicName(String key, Object value) {
        if (!value.toString().endsWith(STRATEGY) || value.toString().endsWith("TopicRecordNameStrategy")) {
            throw new ConfigException(key, value, "expected " + STRATEGY + ": leave it out");
        }
    }
}
