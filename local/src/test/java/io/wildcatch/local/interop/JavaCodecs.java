package io.wildcatch.local.interop;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;

/** What Kafka's interfaces are asked through, whoever has written the classes. */
final class JavaCodecs {

    private JavaCodecs() {}

    /** @param isSpecific whether records are of generated classes, or generic ones */
    static Codec serdes(Serializer<Object> serializer, Deserializer<Object> deserializer, boolean isSpecific) {
        return new Codec() {
            @Override
            public byte[] write(WrittenTopic topic, byte[] body) throws Exception {
                Object datum =
                        isSpecific ? PlainAvro.specific(topic.schema(), body) : PlainAvro.generic(topic.schema(), body);
                return serializer.serialize(topic.name(), datum);
            }

            @Override
            public byte[] read(WrittenTopic topic, byte[] wire) throws Exception {
                return PlainAvro.write(topic.schema(), deserializer.deserialize(topic.name(), wire));
            }
        };
    }

    /** Connect's data are what the converter itself makes of the record. */
    static Codec converter(Converter converter) {
        return new Codec() {
            @Override
            public byte[] write(WrittenTopic topic, byte[] body) {
                return through(topic, topic.wire(body));
            }

            @Override
            public byte[] read(WrittenTopic topic, byte[] wire) {
                byte[] back = through(topic, wire);
                return Arrays.copyOfRange(back, WrittenTopic.HEADER, back.length);
            }

            private byte[] through(WrittenTopic topic, byte[] wire) {
                SchemaAndValue data = converter.toConnectData(topic.name(), wire);
                return converter.fromConnectData(topic.name(), data.schema(), data.value());
            }
        };
    }

    /**
     * Makes them by the names of their classes.
     *
     * @param classes a serializer and a deserializer, or a converter, divided by commas
     * @param settings for all of them; {@code specific.avro.reader} tells whether records are of generated classes
     */
    @SuppressWarnings("unchecked") // what they are made for is up to their settings
    static Codec named(String classes, Map<String, String> settings) throws ReflectiveOperationException {
        String[] names = classes.split(",");
        if (names.length == 1) {
            Converter converter = (Converter) instance(names[0]);
            converter.configure(settings, false);
            return converter(converter);
        }
        Serializer<Object> serializer = (Serializer<Object>) instance(names[0]);
        Deserializer<Object> deserializer = (Deserializer<Object>) instance(names[1]);
        serializer.configure(settings, false);
        deserializer.configure(new HashMap<>(settings), false);
        return serdes(serializer, deserializer, Boolean.parseBoolean(settings.get("specific.avro.reader")));
    }

    private static Object instance(String name) throws ReflectiveOperationException {
        return Class.forName(name).getDeclaredConstructor().newInstance();
    }
}
