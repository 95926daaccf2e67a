package io.wildcatch.local.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/** A topology as a flow chart: topics as stadiums, stages as boxes, stores as cylinders. */
final class Mermaid {

    private final Set<String> lines = new LinkedHashSet<>();

    private Mermaid() {}

    static String of(TopologyDescription description) {
        Mermaid chart = new Mermaid();
        description.globalStores().forEach(store -> {
            chart.add(store.source());
            chart.add(store.processor());
        });
        description.subtopologies().forEach(part -> part.nodes().forEach(chart::add));
        return chart.lines.stream()
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining("", "flowchart LR\n", ""));
    }

    private void add(Node node) {
        if (node instanceof Source source) {
            source.topicSet().forEach(topic -> lines.add(topic(topic) + " --> " + stage(source.name())));
        } else if (node instanceof Sink sink) {
            lines.add(stage(sink.name()) + " --> " + topic(String.valueOf(sink.topic())));
        } else if (node instanceof Processor processor) {
            processor.stores().forEach(store -> lines.add(stage(processor.name()) + " --- " + store(store)));
        }
        node.successors().forEach(next -> lines.add(stage(node.name()) + " --> " + stage(next.name())));
    }

    private static String stage(String name) {
        return "n_" + id(name) + "[" + name + "]";
    }

    private static String topic(String name) {
        return "t_" + id(name) + "([" + name + "])";
    }

    private static String store(String name) {
        return "s_" + id(name) + "[(" + name + ")]";
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
