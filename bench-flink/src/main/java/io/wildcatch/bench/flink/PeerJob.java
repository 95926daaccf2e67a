package io.wildcatch.bench.flink;

import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.schemas.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The way of the data: signals to their homes, accounts and people by way of their account's id to the same homes, sources
 * and offerings to everybody; decisions and opportunities to their topics.
 */
final class PeerJob {

    private static final TypeInformation<ProducerRecord<byte[], byte[]>> OUTPUT =
            TypeInformation.of(new TypeHint<>() {});

    private final PeerSettings settings;
    private final Topics topics;
    private final StreamExecutionEnvironment environment;

    private PeerJob(PeerSettings settings, StreamExecutionEnvironment environment) {
        this.settings = settings;
        this.topics = settings.topics();
        this.environment = environment;
    }

    static void build(PeerSettings settings, StreamExecutionEnvironment environment) {
        new PeerJob(settings, environment).build();
    }

    private void build() {
        signals()
                .union(crm())
                .keyBy(Letter::to, Types.STRING)
                .connect(tables())
                .process(new Companies(settings), OUTPUT)
                .uid("companies")
                .name("companies")
                .sinkTo(sink())
                .uid("outputs")
                .name("outputs");
    }

    private DataStream<Letter> signals() {
        return environment
                .fromSource(
                        source(new SignalReader(settings), topics.signals().name()),
                        WatermarkStrategy.<Letter>forMonotonousTimestamps()
                                .withTimestampAssigner((letter, stamp) -> letter.time()),
                        "signals",
                        Letter.TYPE)
                .uid("signals");
    }

    private DataStream<Letter> crm() {
        return reference("crm", Kind.CRM)
                .keyBy(new AccountOf(settings), Types.STRING)
                .process(new Register(settings), Letter.TYPE)
                .uid("register")
                .name("register");
    }

    private BroadcastStream<Letter> tables() {
        return reference("tables", Kind.TABLES).broadcast(Tables.STATE);
    }

    private DataStream<Letter> reference(String name, Set<Kind> kinds) {
        Map<String, Kind> byTopic = Kind.byTopic(topics, kinds);
        return environment
                .fromSource(
                        source(new ReferenceReader(byTopic), byTopic.keySet().toArray(String[]::new)),
                        Timeless.strategy(),
                        name,
                        Letter.TYPE)
                .uid(name);
    }

    private KafkaSource<Letter> source(KafkaRecordDeserializationSchema<Letter> reader, String... names) {
        KafkaSourceBuilder<Letter> source = KafkaSource.<Letter>builder()
                .setBootstrapServers(settings.bootstrap())
                .setTopics(names)
                .setGroupId(settings.application())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader)
                .setProperties(settings.consumer());
        return source.build();
    }

    private KafkaSink<ProducerRecord<byte[], byte[]>> sink() {
        return KafkaSink.<ProducerRecord<byte[], byte[]>>builder()
                .setBootstrapServers(settings.bootstrap())
                .setKafkaProducerConfig(settings.producer())
                .setDeliveryGuarantee(
                        settings.exactlyOnce() ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(settings.application())
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setRecordSerializer(new OutputWriter(settings))
                .build();
    }
}
