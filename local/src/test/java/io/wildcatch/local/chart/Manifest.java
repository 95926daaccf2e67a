package io.wildcatch.local.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One object that the chart renders. */
record Manifest(JsonNode json) {

    static final Path CHART = Path.of("").toAbsolutePath().resolveSibling("deploy/helm/wildcatch");

    private static final YAMLMapper YAML = new YAMLMapper();

    /** What Kubernetes' own API description says of each kind: unknown, missing and mistyped fields are errors. */
    private static final Map<String, Check> CHECKS = Map.of(
            "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "batch/v1 Job", V1Job::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
            "v1 ConfigMap", V1ConfigMap::validateJsonElement);

    @FunctionalInterface
    private interface Check {
        void check(JsonElement json) throws IOException;
    }

    /** Renders as {@code helm template} does; what is made by a hook shows only when it isn't one. */
    static List<Manifest> render(Path values) throws IOException {
        String yaml = new Helm(CHART)
                .template()
                .withName("wildcatch")
                .withNamespace("sales")
                .withValuesFile(values)
                .set("provision.hook", false)
                .call();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(Manifest::new)
                    .toList();
        }
    }

    /** Installs as {@code helm install --dry-run=client} does; returns what Helm says of the release. */
    static String install(Path values) {
        return new Helm(CHART)
                .install()
                .withName("wildcatch")
                .withNamespace("sales")
                .withValuesFile(values)
                .clientOnly()
                .dryRun()
                .call()
                .getStatus();
    }

    String kind() {
        return json.path("apiVersion").asText() + " " + json.path("kind").asText();
    }

    String name() {
        return json.path("metadata").path("name").asText();
    }

    boolean isKnown() {
        return CHECKS.containsKey(kind());
    }

    /** @throws IllegalArgumentException when Kubernetes wouldn't take it */
    void check() throws IOException {
        Check check = CHECKS.get(kind());
        if (check == null) {
            throw new IllegalArgumentException("no such kind: " + kind());
        }
        check.check(JsonParser.parseString(json.toString()));
    }

    /** The container of its pods. */
    JsonNode container() {
        return json.at("/spec/template/spec/containers/0");
    }

    /** A variable that is set by the pod itself. */
    String variable(String name) {
        for (JsonNode variable : container().path("env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("value").asText(variable.path("valueFrom").toString());
            }
        }
        return "";
    }
}
