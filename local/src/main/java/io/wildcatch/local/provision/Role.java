package io.wildcatch.local.provision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who works with a cluster, and so what rights they need. */
public enum Role {
    /** Runs the topologies. Its name is the {@code application.id}. */
    STREAMS("wildcatch"),
    /** Takes signals over HTTP. Its name is its transactional id. */
    INTAKE("wildcatch-intake"),
    /** Shows what there is, and takes verdicts and touches. */
    CONSOLE("wildcatch-console"),
    /** The schema registry that comes along. */
    REGISTRY("wildcatch-registry"),
    /** A worker of Kafka Connect, without the connectors. Its name is the {@code group.id}. */
    CONNECT("wildcatch-connect"),
    /** A connector that brings signals: files, open data. Its name is the connector's. */
    SOURCE(null),
    /** A connector that brings verdicts and touches from a CRM. Its name is the connector's. */
    VERDICTS(null),
    /** A connector that delivers opportunities: a webhook, a CRM. Its name is the connector's. */
    SINK(null),
    /** Sends signals, touches, verdicts and reference data: an importer, a CRM. Its transactional ids start with its name. */
    SENDER("wildcatch"),
    /** Publishes policies: decides what the pipeline decides. */
    POLICY("wildcatch-policy"),
    /** Reads what the pipeline puts out: a CRM, a warehouse. Its groups start with its name. */
    READER("wildcatch"),
    /** Creates topics and changes their settings. */
    PROVISIONER("wildcatch-provisioner");

    private final Optional<String> usualName;

    Role(@Nullable String usualName) {
        this.usualName = Optional.ofNullable(usualName);
    }

    /** What it is called unless told otherwise; empty for connectors, which are called by their users. */
    public Optional<String> usualName() {
        return usualName;
    }
}
