package io.wildcatch.schemas.registry;

import io.wildcatch.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A registry within this process, for backtests and tests. Ids are 1, 2, 3 … in the order of registration; a schema has
 * one id however many subjects it is in. It keeps no compatibility rules, since nothing outlives the process.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, Integer> idsByText = new HashMap<>();
    private final Map<String, List<RegisteredSchema>> subjects = new HashMap<>();

    /** A registry that knows the schemas of all topics, with the same ids in every run. */
    public static InMemorySchemaRegistry of(Topics topics) {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        topics.all()
                .forEach(topic ->
                        registry.register(topic.subject(), SpecificData.get().getSchema(topic.valueType())));
        return registry;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        Schema published = PublishedSchema.of(schema);
        int id = idsByText.computeIfAbsent(published.toString(), text -> add(published));
        List<RegisteredSchema> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (versions.stream().noneMatch(version -> version.id() == id)) {
            versions.add(new RegisteredSchema(subject, versions.size() + 1, id, published));
        }
        return id;
    }

    private int add(Schema schema) {
        schemas.add(schema);
        return schemas.size();
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new SchemaNotFoundException("no schema has the id " + id);
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized OptionalInt idOf(String subject, Schema schema) {
        Integer id = idsByText.get(PublishedSchema.of(schema).toString());
        return id == null
                ? OptionalInt.empty()
                : subjects.getOrDefault(subject, List.of()).stream()
                        .mapToInt(RegisteredSchema::id)
                        .filter(known -> known == id)
                        .findFirst();
    }

    @Override
    public synchronized Optional<RegisteredSchema> latest(String subject) {
        List<RegisteredSchema> versions = subjects.getOrDefault(subject, List.of());
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    @Override
    public synchronized List<Integer> versions(String subject) {
        return subjects.getOrDefault(subject, List.of()).stream()
                .map(RegisteredSchema::version)
                .toList();
    }
}
