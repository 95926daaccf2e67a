package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.FieldMapping;
import java.util.Map;

/** What records get unless somebody says otherwise. */
final class Mappings {

    private static final String OURS = """
        wildcatch_account_id={accountId}
        wildcatch_offering={offering}
        wildcatch_seller={sellerId}
        wildcatch_lane={lane}
        wildcatch_probability={probability|percent}
        wildcatch_expected_rivals={expectedRivals.mean}
        wildcatch_expected_value={expectedValue|integer}
        wildcatch_blue_until={blueUntil|millis}
        wildcatch_contact_from={contactFrom|millis}
        wildcatch_contact_until={contactUntil|millis}
        wildcatch_why={why|max(32000)}
        """;
    private static final Map<String, String> FIELDS = Map.of("deals", """
        dealname!={account.name/accountId|max(200)}: {offering}
        pipeline!=default
        dealstage!=appointmentscheduled
        amount!={basket|integer}
        """, "tickets", """
        subject!={account.name/accountId|max(200)}: {offering}
        content!={why}
        hs_pipeline!=0
        hs_pipeline_stage!=1
        """, "tasks", """
        hs_task_subject!={account.name/accountId|max(200)}: {offering}
        hs_task_body!={why}
        hs_task_status!=NOT_STARTED
        hs_timestamp!={contactFrom/at|millis}
        """);
    private static final Map<String, String> CLOSED = Map.of(
            "deals", "dealstage=closedlost; closed_lost_reason=Withdrawn by Wildcatch: {lane}",
            "tickets", "hs_pipeline_stage=4",
            "tasks", "hs_task_status=COMPLETED");

    private Mappings() {}

    /** @param own the setting; empty: the default of the object */
    static FieldMapping fields(String own, String object) {
        return FieldMapping.parse(own.isBlank() ? FIELDS.getOrDefault(object, "") + OURS : own);
    }

    /** When the opportunity has left the lanes. Who gives own fields has own stages. */
    static FieldMapping closed(String own, String object, boolean fieldsGiven) {
        String otherwise = fieldsGiven ? "" : CLOSED.getOrDefault(object, "");
        return FieldMapping.parse(own.isBlank() ? otherwise : own);
    }

    /** Whether there is a default for it. */
    static boolean isKnown(String object) {
        return FIELDS.containsKey(object);
    }
}
