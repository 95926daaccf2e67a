package io.wildcatch.fakes.hubspot;

import java.util.Map;

/** The object types that every account has, with the properties that matter here. */
final class StandardTypes {

    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("deal", "deals"), Map.entry("0-3", "deals"),
            Map.entry("ticket", "tickets"), Map.entry("0-5", "tickets"),
            Map.entry("task", "tasks"), Map.entry("0-27", "tasks"),
            Map.entry("company", "companies"), Map.entry("0-2", "companies"),
            Map.entry("call", "calls"), Map.entry("0-48", "calls"),
            Map.entry("email", "emails"), Map.entry("0-49", "emails"),
            Map.entry("meeting", "meetings"), Map.entry("0-47", "meetings"));

    private StandardTypes() {}

    static String plural(String type) {
        return PLURALS.getOrDefault(type, type);
    }

    static void define(Portal portal) {
        Property owner = Property.text("hubspot_owner_id");
        portal.define(
                "deals",
                owner,
                Property.text("dealname"),
                Property.choice("pipeline", "default"),
                Property.choice(
                        "dealstage",
                        "appointmentscheduled",
                        "qualifiedtobuy",
                        "presentationscheduled",
                        "decisionmakerboughtin",
                        "contractsent",
                        "closedwon",
                        "closedlost"),
                Property.number("amount"),
                Property.time("closedate"),
                Property.text("closed_lost_reason"),
                Property.text("description"));
        portal.define(
                "tickets",
                owner,
                Property.text("subject"),
                Property.text("content"),
                Property.choice("hs_pipeline", "0"),
                Property.choice("hs_pipeline_stage", "1", "2", "3", "4"));
        portal.define(
                "tasks",
                owner,
                Property.time("hs_timestamp"),
                Property.text("hs_task_subject"),
                Property.text("hs_task_body"),
                Property.choice("hs_task_status", "NOT_STARTED", "IN_PROGRESS", "WAITING", "DEFERRED", "COMPLETED"));
        portal.define("companies", owner, Property.text("name"), Property.text("domain"));
        portal.define(
                "calls",
                owner,
                Property.time("hs_timestamp"),
                Property.choice("hs_call_direction", "INBOUND", "OUTBOUND"));
        portal.define(
                "emails",
                owner,
                Property.time("hs_timestamp"),
                Property.choice("hs_email_direction", "EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL"));
        portal.define("meetings", owner, Property.time("hs_timestamp"), Property.text("hs_meeting_outcome"));
    }
}
