package io.wildcatch.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A registry that speaks Confluent's REST protocol. What it has learnt of ids it keeps for good, since ids never change
 * their meaning; that an id is unknown it believes for some seconds, so that a flood of foreign records isn't a flood of
 * requests. May be used by many threads.
 *
 * <p>Calls block for at most {@link RegistryClientConfig#retryFor}, and then for one answer more.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {

    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);
    private static final int UNKNOWN_KEPT = 1_000;
    private static final int BELIEVED_AFTER = 3;

    private static final RegistryAnswer UNKNOWN_SCHEMA =
            new RegistryAnswer(404, JsonNodeFactory.instance.objectNode().put("error_code", 40403));

    private final RegistryHttp http;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
    private final Cache<Integer, Boolean> unknown = CacheBuilder.newBuilder()
            .maximumSize(UNKNOWN_KEPT)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();

    public HttpSchemaRegistry(RegistryClientConfig config) {
        this(config, Backoff.sleeping());
    }

    HttpSchemaRegistry(RegistryClientConfig config, Backoff backoff) {
        this.http = new RegistryHttp(config, backoff);
    }

    @Override
    public int register(String subject, Schema schema) {
        SubjectSchema key = SubjectSchema.of(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        RegistryAnswer answer = http.send("POST", subjectPath(subject) + "/versions", key.body());
        if (answer.status() == 409) {
            throw new IncompatibleSchemaException(
                    "the registry refuses this version of %s: %s".formatted(subject, answer.message()));
        }
        int id = RegistryAnswer.number(answer.success("register " + subject), "id");
        ids.put(key, id);
        return id;
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemas.get(id);
        return known == null ? fetch(id) : known;
    }

    private Schema fetch(int id) {
        RegistryAnswer answer = unknown.getIfPresent(id) == null ? ask(id) : UNKNOWN_SCHEMA;
        if (answer.isAbsent()) {
            unknown.put(id, true);
            throw new SchemaNotFoundException("the registry has no schema of id " + id);
        }
        Schema schema = schema("schema id " + id, answer.success("schema id " + id));
        schemas.put(id, schema);
        return schema;
    }

    /** More than once: the registry's other nodes may not have heard yet of a schema that one has just registered. */
    private RegistryAnswer ask(int id) {
        RegistryAnswer answer = http.get("/schemas/ids/" + id);
        for (int round = 1; answer.isAbsent() && round < BELIEVED_AFTER; round++) {
            http.pause(Backoff.jittered(round));
            answer = http.get("/schemas/ids/" + id);
        }
        return answer;
    }

    @Override
    public OptionalInt idOf(String subject, Schema schema) {
        SubjectSchema key = SubjectSchema.of(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return OptionalInt.of(known);
        }
        RegistryAnswer answer = http.send("POST", subjectPath(subject), key.body());
        if (answer.isAbsent()) {
            return OptionalInt.empty();
        }
        int id = RegistryAnswer.number(answer.success("look up " + subject), "id");
        ids.put(key, id);
        return OptionalInt.of(id);
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        RegistryAnswer answer = http.get(subjectPath(subject) + "/versions/latest");
        if (answer.isAbsent()) {
            return Optional.empty();
        }
        JsonNode body = answer.success("latest of " + subject);
        return Optional.of(new RegisteredSchema(
                subject,
                RegistryAnswer.number(body, "version"),
                RegistryAnswer.number(body, "id"),
                schema("latest of " + subject, body)));
    }

    @Override
    public List<Integer> versions(String subject) {
        RegistryAnswer answer = http.get(subjectPath(subject) + "/versions");
        List<Integer> versions = new ArrayList<>();
        if (!answer.isAbsent()) {
            answer.success("versions of " + subject).forEach(version -> versions.add(version.asInt()));
        }
        return versions.stream().sorted().toList();
    }

    /** All subjects, sorted; a good first call to see whether the registry can be reached. */
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        http.get("/subjects").success("subjects").forEach(subject -> subjects.add(subject.asText()));
        return subjects.stream().sorted().toList();
    }

    /** Asks whether the schema could be registered, at the subject's level, without registering it. */
    public CompatibilityCheck check(String subject, Schema schema) {
        RegistryAnswer answer = http.send(
                "POST",
                "/compatibility" + subjectPath(subject) + "/versions?verbose=true",
                SubjectSchema.of(subject, schema).body());
        if (answer.isAbsent()) {
            return new CompatibilityCheck.Compatible();
        }
        JsonNode body = answer.success("check " + subject);
        if (body.path("is_compatible").asBoolean(false)) {
            return new CompatibilityCheck.Compatible();
        }
        List<String> reasons = new ArrayList<>();
        body.path("messages").forEach(reason -> reasons.add(reason.asText()));
        return new CompatibilityCheck.Incompatible(reasons);
    }

    /** The level of the subject itself; empty when it has none, so that the registry's own holds. */
    public Optional<CompatibilityLevel> level(String subject) {
        return level(http.get("/config/" + encode(subject)), "level of " + subject);
    }

    /** The level of subjects that have none of their own. */
    public Optional<CompatibilityLevel> globalLevel() {
        return level(http.get("/config"), "global level");
    }

    private static Optional<CompatibilityLevel> level(RegistryAnswer answer, String what) {
        if (answer.isAbsent()) {
            return Optional.empty();
        }
        JsonNode body = answer.success(what);
        String name = body.path("compatibilityLevel")
                .asText(body.path("compatibility").asText());
        try {
            return Optional.of(CompatibilityLevel.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new SchemaRegistryException(what + ": the registry names a level that isn't known here", e);
        }
    }

    /** Sets the subject's own level. */
    public void setLevel(String subject, CompatibilityLevel level) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
        http.send("PUT", "/config/" + encode(subject), body).success("set level of " + subject);
    }

    private Schema schema(String what, JsonNode body) {
        return SchemaText.parse(what, body, this::referenced);
    }

    private JsonNode referenced(String subject, int version) {
        String what = "version %d of %s".formatted(version, subject);
        return http.get(subjectPath(subject) + "/versions/" + version).success(what);
    }

    private static String subjectPath(String subject) {
        return "/subjects/" + encode(subject);
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Texts are compared, because Avro's own equality of schemas overlooks docs. */
    private record SubjectSchema(String subject, String schema) {

        static SubjectSchema of(String subject, Schema schema) {
            return new SubjectSchema(subject, PublishedSchema.of(schema).toString());
        }

        ObjectNode body() {
            return JsonNodeFactory.instance.objectNode().put("schema", schema);
        }
    }
}
