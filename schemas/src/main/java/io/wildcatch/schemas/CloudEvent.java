package io.wildcatch.schemas;

/**
 * The headers that make a record of an output topic a CloudEvent: binary content mode of the Kafka protocol binding 1.0.
 * Values are UTF-8 text.
 */
public final class CloudEvent {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    /** Version of the specification that is followed. */
    public static final String VERSION = "1.0";

    /** What the values of the records are: Avro, behind the id of its schema. */
    public static final String AVRO = "application/avro";

    public static final String DECISION = "io.wildcatch.decision";
    public static final String OPPORTUNITY = "io.wildcatch.opportunity";

    private CloudEvent() {}
}
