package io.wildcatch.schemas.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.wildcatch.schemas.Topic;
import io.wildcatch.schemas.Topics;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path KEPT = Path.of("..", "docs", "asyncapi.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Topics TOPICS = Topics.withDefaultPrefix();

    @Test
    void shouldBeValidByTheSchemaOfAsyncApi() throws Exception {
        JsonNode document = JSON.readTree(AsyncApi.document(TOPICS));

        assertThat(faults(document)).isEmpty();
    }

    /** Or else the test above would pass whatever is written. */
    @Test
    void shouldNotBeValidWithABrokenAvroSchemaOrAnUnknownAction() throws Exception {
        ObjectNode badAction = (ObjectNode) JSON.readTree(AsyncApi.document(TOPICS));
        ((ObjectNode) badAction.at("/operations/receive-signals")).put("action", "swallow");
        ObjectNode badSchema = (ObjectNode) JSON.readTree(AsyncApi.document(TOPICS));
        ((ObjectNode) badSchema.at("/components/messages/Signal/payload/schema")).remove("fields");

        assertThat(faults(badAction)).isNotEmpty();
        assertThat(faults(badSchema)).isNotEmpty();
    }

    @Test
    void shouldBeWhatTheDocsHold() throws Exception {
        assertThat(AsyncApi.document(TOPICS))
                .withFailMessage("docs/asyncapi.json is stale: ./wildcatch topics asyncapi > docs/asyncapi.json")
                .isEqualTo(Files.readString(KEPT));
    }

    @Test
    void shouldDescribeEveryTopicButTheInternalOnes() throws Exception {
        JsonNode document = JSON.readTree(AsyncApi.document(new Topics("acme.")));

        assertThat(document.at("/channels")).hasSize((int) open() + 1);
        assertThat(document.at("/operations")).hasSize((int) open() + 1);
        assertThat(document.at("/channels/leads.contested/address").asText()).isEqualTo("acme.leads.contested");
        assertThat(document.toString()).doesNotContain("homebound");
    }

    @Test
    void shouldHoldReferencesThatLeadSomewhereAndSchemasThatAvroReads() throws Exception {
        JsonNode document = JSON.readTree(AsyncApi.document(TOPICS));

        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
        assertThat(document.at("/components/messages").findValues("schema"))
                .allSatisfy(schema -> assertThat(
                                new Schema.Parser().parse(schema.toString()).getNamespace())
                        .isEqualTo("io.wildcatch.event"));
    }

    private static long open() {
        return TOPICS.all().stream()
                .filter(topic -> topic.access() != Topic.Access.INTERNAL)
                .count();
    }

    private static Set<ValidationMessage> faults(JsonNode document) throws Exception {
        try (InputStream text = Objects.requireNonNull(
                AsyncApiTest.class.getResourceAsStream("/asyncapi/asyncapi-3.0.0.json"), "the schema of AsyncAPI")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(text);
            return schema.validate(document);
        }
    }
}
