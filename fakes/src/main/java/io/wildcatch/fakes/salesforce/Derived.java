package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an org fills in by itself. */
final class Derived {

    private Derived() {}

    static ObjectNode defaults(ObjectType type, String user) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        if (type.field("OwnerId").isPresent()) {
            record.put("OwnerId", user);
        }
        if (type.name().equals("Task")) {
            record.put("Status", "Not Started").put("Priority", "Normal").put("TaskSubtype", "Task");
        }
        return record;
    }

    static void complete(Org org, ObjectType type, ObjectNode record, String now) {
        if (type.isActivity()) {
            account(org, record);
        }
        if (type.name().equals("Task")) {
            boolean closed = record.path("Status").asText().equals("Completed");
            if (closed != record.path("IsClosed").asBoolean()) {
                record.put("CompletedDateTime", closed ? now : null);
            }
            record.put("IsClosed", closed);
        } else if (type.name().equals("Opportunity")) {
            String stage = record.path("StageName").asText();
            record.put("IsClosed", stage.startsWith("Closed")).put("IsWon", stage.equals("Closed Won"));
        }
    }

    /** The account of an activity is the one that it is about, else that of the person. */
    private static void account(Org org, ObjectNode record) {
        String what = record.path("WhatId").asText("");
        String who = record.path("WhoId").asText("");
        if (what.startsWith("001")) {
            record.put("AccountId", Ids.whole(what));
        } else if (what.startsWith("006")) {
            record.set("AccountId", org.require(what).path("AccountId"));
        } else if (who.startsWith("003")) {
            record.set("AccountId", org.require(who).path("AccountId"));
        }
    }
}
