package io.wildcatch.bench.jet;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.kafka.KafkaProcessors;
import io.wildcatch.bench.peer.Intake;
import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The way of the data: signals to their homes, accounts and people by way of their account's id to the same homes, sources
 * and offerings to everybody; decisions and opportunities to their topics.
 */
final class PeerJob {

    private PeerJob() {}

    static DAG of(PeerSettings settings) {
        int threads = settings.threads();
        DAG dag = new DAG();
        Vertex signals =
                dag.newVertex("signals", () -> Source.ofSignals(settings)).localParallelism(threads);
        // Each takes a thread of its own, which looks for records all the time: one does for what hardly changes.
        Vertex crm = dag.newVertex("crm", () -> Source.ofReference(settings, Kind.CRM))
                .localParallelism(1);
        Vertex tables = dag.newVertex("tables", () -> Source.ofReference(settings, Kind.TABLES))
                .localParallelism(1);
        Vertex register =
                dag.newVertex("register", () -> new Register(settings)).localParallelism(threads);
        Vertex companies =
                dag.newVertex("companies", () -> new Companies(settings)).localParallelism(threads);
        Vertex outputs = dag.newVertex("outputs", sink(settings)).localParallelism(threads);
        dag.edge(Edge.between(crm, register).partitioned(Letter::to))
                .edge(Edge.from(tables).to(companies, Companies.TABLES).broadcast())
                .edge(Edge.from(register).to(companies, Companies.CRM).partitioned(Letter::to))
                .edge(Edge.from(signals).to(companies, Companies.SIGNALS).partitioned(Intake.Addressed::home))
                // Always the same producer for a home, so that its decisions stay in their order.
                .edge(Edge.between(companies, outputs).isolated());
        return dag;
    }

    private static ProcessorMetaSupplier sink(PeerSettings settings) {
        Properties properties = settings.producer();
        properties.setProperty("key.serializer", ByteArraySerializer.class.getName());
        properties.setProperty("value.serializer", ByteArraySerializer.class.getName());
        FunctionEx<ProducerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> asItIs = output -> output;
        return KafkaProcessors.writeKafkaP(properties, asItIs, settings.exactlyOnce());
    }
}
