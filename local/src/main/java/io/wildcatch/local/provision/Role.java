package io.wildcatch.local.provision;

/** Who works with a cluster, and so what rights they need. */
public enum Role {
    /** Runs the topologies. */
    STREAMS,
    /** Sends signals, touches, verdicts and reference data: an intake, an importer, a CRM. */
    SENDER,
    /** Reads what the pipeline puts out. */
    READER,
    /** Creates topics and changes their settings. */
    PROVISIONER
}
