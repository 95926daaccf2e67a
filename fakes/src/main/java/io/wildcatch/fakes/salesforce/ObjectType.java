package io.wildcatch.fakes.salesforce;

import static io.wildcatch.fakes.salesforce.Field.Type.BOOLEAN;
import static io.wildcatch.fakes.salesforce.Field.Type.DATE;
import static io.wildcatch.fakes.salesforce.Field.Type.DATETIME;
import static io.wildcatch.fakes.salesforce.Field.Type.ID;
import static io.wildcatch.fakes.salesforce.Field.Type.TEXTAREA;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of an org, such as Task.
 *
 * @param name API name
 * @param prefix the first three letters of its records' ids
 * @param fields those that all objects have too
 */
public record ObjectType(String name, String prefix, List<Field> fields) {

    public ObjectType {
        fields = List.copyOf(fields);
    }

    /** @param own its fields, beside those that all objects have */
    public static ObjectType of(String name, String prefix, Field... own) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of("Id", ID).readOnly(),
                Field.of("IsDeleted", BOOLEAN).readOnly(),
                Field.of("CreatedDate", DATETIME).readOnly(),
                Field.reference("CreatedById", "User").readOnly(),
                Field.of("LastModifiedDate", DATETIME).readOnly(),
                Field.reference("LastModifiedById", "User").readOnly(),
                Field.of("SystemModstamp", DATETIME).readOnly()));
        fields.addAll(List.of(own));
        return new ObjectType(name, prefix, fields);
    }

    ObjectType with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.removeIf(known -> known.name().equals(field.name()));
        more.add(field);
        return new ObjectType(name, prefix, more);
    }

    Optional<Field> field(String wanted) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    Optional<Field> reference(String relationship) {
        return fields.stream()
                .filter(field -> field.type() == Field.Type.REFERENCE
                        && field.relationship().equalsIgnoreCase(relationship))
                .findFirst();
    }

    boolean isActivity() {
        return name.equals("Task") || name.equals("Event");
    }

    /** What every org has, as far as needed. */
    static List<ObjectType> standard() {
        return List.of(
                of("User", "005", Field.text("Name", 121)),
                of(
                        "Account",
                        "001",
                        Field.text("Name", 255).mandatory(),
                        Field.reference("MasterRecordId", "Account").readOnly(),
                        Field.reference("OwnerId", "User")),
                of(
                        "Contact",
                        "003",
                        Field.text("LastName", 80).mandatory(),
                        Field.text("Email", 80),
                        Field.reference("AccountId", "Account"),
                        Field.reference("MasterRecordId", "Contact").readOnly()),
                of(
                        "Opportunity",
                        "006",
                        Field.text("Name", 120).mandatory(),
                        Field.picklist("StageName").mandatory(),
                        Field.of("CloseDate", DATE).mandatory(),
                        Field.reference("AccountId", "Account"),
                        Field.reference("OwnerId", "User"),
                        new Field("Description", TEXTAREA, 32_000, false, true, false, false, List.of(), List.of()),
                        Field.of("IsClosed", BOOLEAN).readOnly(),
                        Field.of("IsWon", BOOLEAN).readOnly(),
                        Field.of("LastStageChangeDate", DATETIME).readOnly()),
                activity(
                        "Task",
                        "00T",
                        Field.picklist("Status"),
                        Field.picklist("Priority"),
                        Field.of("ActivityDate", DATE),
                        Field.picklist("TaskSubtype", "Task", "Email", "ListEmail", "Cadence", "Call", "LinkedIn")
                                .readOnly(),
                        Field.picklist("CallType", "Internal", "Inbound", "Outbound"),
                        Field.text("CallDisposition", 255),
                        Field.of("CompletedDateTime", DATETIME).readOnly(),
                        Field.of("IsClosed", BOOLEAN).readOnly()),
                activity(
                        "Event",
                        "00U",
                        Field.of("StartDateTime", DATETIME).mandatory(),
                        Field.of("EndDateTime", DATETIME).mandatory()));
    }

    private static ObjectType activity(String name, String prefix, Field... own) {
        ObjectType type = of(
                name,
                prefix,
                Field.text("Subject", 255),
                new Field("Description", TEXTAREA, 32_000, false, true, false, false, List.of(), List.of()),
                Field.picklist("Type"),
                Field.reference("WhatId", "Account", "Opportunity"),
                Field.reference("WhoId", "Contact"),
                Field.reference("AccountId", "Account").readOnly(),
                Field.reference("OwnerId", "User"));
        for (Field field : own) {
            type = type.with(field);
        }
        return type;
    }
}
