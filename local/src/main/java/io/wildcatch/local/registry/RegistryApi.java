package io.wildcatch.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The paths of the protocol that are about subjects and schemas. */
final class RegistryApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaStore store;
    private final Subjects subjects;

    RegistryApi(SchemaStore store, Subjects subjects) {
        this.store = store;
        this.subjects = subjects;
    }

    void addTo(Routes routes) {
        addSubjects(routes);
        addVersions(routes);
        addSchemas(routes);
        routes.add("POST", "/compatibility/subjects/{}/versions", call -> compatibility(call, Optional.empty()))
                .add(
                        "POST",
                        "/compatibility/subjects/{}/versions/{}",
                        call -> compatibility(call, Optional.of(Version.parse(call.argument(1)))))
                .add("GET", "/", call -> JSON.createObjectNode())
                .add("GET", "/contexts", call -> JSON.createArrayNode().add("."));
    }

    private void addSubjects(Routes routes) {
        routes.add("GET", "/subjects", this::listSubjects)
                .add("POST", "/subjects/{}", this::lookUp)
                .add(
                        "DELETE",
                        "/subjects/{}",
                        call -> numbers(subjects.deleteSubject(call.argument(0), call.flag("permanent"))));
    }

    private void addVersions(Routes routes) {
        routes.add("GET", "/subjects/{}/versions", this::listVersions)
                .add("POST", "/subjects/{}/versions", this::register)
                .add("GET", "/subjects/{}/versions/{}", call -> describe(version(call)))
                .add(
                        "GET",
                        "/subjects/{}/versions/{}/schema",
                        call -> raw(version(call).body()))
                .add(
                        "GET",
                        "/subjects/{}/versions/{}/referencedby",
                        call -> numbers(subjects.referencedBy(version(call))))
                .add("DELETE", "/subjects/{}/versions/{}", this::deleteVersion);
    }

    private void addSchemas(Routes routes) {
        routes.add("GET", "/schemas", this::listSchemas)
                .add("GET", "/schemas/types", call -> JSON.createArrayNode().add("AVRO"))
                .add("GET", "/schemas/ids/{}", this::schema)
                .add("GET", "/schemas/ids/{}/schema", call -> raw(body(call)))
                .add("GET", "/schemas/ids/{}/subjects", this::subjectsOfId)
                .add("GET", "/schemas/ids/{}/versions", this::versionsOfId);
    }

    private JsonNode listSubjects(Call call) {
        String prefix = call.parameter("subjectPrefix").orElse("");
        ArrayNode names = JSON.createArrayNode();
        store.state().subjects().stream()
                .filter(name -> name.startsWith(prefix) && !shown(call, name).isEmpty())
                .forEach(names::add);
        return names;
    }

    private JsonNode listVersions(Call call) {
        List<Registration> versions = shown(call, call.argument(0));
        if (versions.isEmpty()) {
            throw RegistryError.noSubject(call.argument(0));
        }
        return numbers(versions.stream().map(Registration::version).toList());
    }

    private JsonNode register(Call call) {
        int id = subjects.register(call.argument(0), SchemaRequest.of(call.json()), call.flag("normalize"));
        return JSON.createObjectNode().put("id", id);
    }

    private JsonNode lookUp(Call call) {
        return describe(subjects.lookUp(
                call.argument(0), SchemaRequest.of(call.json()), call.flag("normalize"), call.flag("deleted")));
    }

    private JsonNode deleteVersion(Call call) {
        Version version = Version.parse(call.argument(1));
        return JSON.getNodeFactory()
                .numberNode(subjects.deleteVersion(call.argument(0), version, call.flag("permanent")));
    }

    private JsonNode compatibility(Call call, Optional<Version> version) {
        List<String> clashes =
                subjects.clashes(call.argument(0), version, SchemaRequest.of(call.json()), call.flag("normalize"));
        ObjectNode answer = JSON.createObjectNode().put("is_compatible", clashes.isEmpty());
        if (call.flag("verbose")) {
            ArrayNode messages = answer.putArray("messages");
            clashes.forEach(messages::add);
        }
        return answer;
    }

    private JsonNode listSchemas(Call call) {
        String prefix = call.parameter("subjectPrefix").orElse("");
        int limit = call.number("limit").orElse(-1);
        ArrayNode page = JSON.createArrayNode();
        store.state().subjects().stream()
                .filter(name -> name.startsWith(prefix))
                .flatMap(name -> shownOrLatest(call, name))
                .skip(Math.max(0, call.number("offset").orElse(0)))
                .limit(limit < 0 ? Long.MAX_VALUE : limit)
                .forEach(version -> page.add(describe(version)));
        return page;
    }

    private Stream<Registration> shownOrLatest(Call call, String subject) {
        List<Registration> versions = shown(call, subject);
        return versions.stream().skip(call.flag("latestOnly") ? Math.max(0, versions.size() - 1) : 0);
    }

    private JsonNode schema(Call call) {
        ObjectNode answer = describe(body(call));
        if (call.flag("fetchMaxId")) {
            answer.put("maxId", store.state().highestId());
        }
        return answer;
    }

    private JsonNode subjectsOfId(Call call) {
        ArrayNode names = JSON.createArrayNode();
        withId(call).map(Registration::subject).distinct().forEach(names::add);
        return names;
    }

    private JsonNode versionsOfId(Call call) {
        ArrayNode versions = JSON.createArrayNode();
        withId(call)
                .forEach(registration -> versions.addObject()
                        .put("subject", registration.subject())
                        .put("version", registration.version()));
        return versions;
    }

    private Stream<Registration> withId(Call call) {
        body(call);
        Optional<String> subject = call.parameter("subject");
        return store.state().registrations().stream()
                .filter(registration -> registration.id() == id(call))
                .filter(registration -> call.flag("deleted") || !registration.deleted())
                .filter(registration ->
                        subject.map(registration.subject()::equals).orElse(true));
    }

    private List<Registration> shown(Call call, String subject) {
        boolean deletedOnly = call.flag("deletedOnly");
        return subjects.versions(subject, deletedOnly || call.flag("deleted")).stream()
                .filter(registration -> !deletedOnly || registration.deleted())
                .toList();
    }

    private Registration version(Call call) {
        return subjects.version(call.argument(0), Version.parse(call.argument(1)), call.flag("deleted"));
    }

    private SchemaBody body(Call call) {
        int id = id(call);
        return store.state().body(id).orElseThrow(() -> RegistryError.noSchema(id));
    }

    private static int id(Call call) {
        try {
            return Integer.parseInt(call.argument(0));
        } catch (NumberFormatException e) {
            throw new RegistryError(404, 404, "HTTP 404 Not Found", e);
        }
    }

    private static ObjectNode describe(Registration registration) {
        ObjectNode answer = JSON.createObjectNode()
                .put("subject", registration.subject())
                .put("version", registration.version())
                .put("id", registration.id());
        return answer.setAll(describe(registration.body()));
    }

    private static ObjectNode describe(SchemaBody body) {
        ObjectNode answer = JSON.createObjectNode();
        if (!body.references().isEmpty()) {
            answer.set("references", LogCodec.references(body.references()));
        }
        return answer.put("schema", body.text());
    }

    private static JsonNode raw(SchemaBody body) {
        return JSON.getNodeFactory().rawValueNode(new RawValue(body.text()));
    }

    private static ArrayNode numbers(List<Integer> numbers) {
        ArrayNode array = JSON.createArrayNode();
        numbers.forEach(array::add);
        return array;
    }
}
