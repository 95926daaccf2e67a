package io.wildcatch.fakes.salesforce;

import java.util.List;

/** What a Salesforce administrator does before Wildcatch's connectors work with an org. */
public final class SetUp {

    private SetUp() {}

    /** All fields of the connectors' documentation: for tasks and events, and an object {@code Wildcatch_Opportunity__c}. */
    public static void asDocumented(Org org) {
        for (String activity : List.of("Task", "Event")) {
            org.define(activity, Field.externalId("Wildcatch_Id__c"));
            org.define(activity, Field.text("Wildcatch_Account__c", 255));
            org.define(activity, Field.text("Wildcatch_Offering__c", 255));
            org.define(activity, Field.picklist("Wildcatch_Outcome__c", "Won", "Lost", "No project"));
            org.define(activity, Field.picklist("Wildcatch_Rivals__c", "Present", "Absent"));
        }
        org.define(ownObject());
    }

    private static ObjectType ownObject() {
        return ObjectType.of(
                "Wildcatch_Opportunity__c",
                "a0W",
                Field.externalId("Wildcatch_Id__c"),
                Field.reference("OwnerId", "User"),
                Field.reference("Account__c", "Account"),
                Field.reference("Contact__c", "Contact"),
                Field.picklist("Stage__c", "New", "Contacted", "Won", "Lost", "No project", "Withdrawn"),
                Field.picklist("Rivals__c", "Present", "Absent"),
                Field.of("Stage_Changed__c", Field.Type.DATETIME),
                Field.text("Account_Id__c", 255),
                Field.text("Offering__c", 255),
                Field.text("Lane__c", 40),
                Field.text("Channel__c", 40),
                Field.of("Probability__c", Field.Type.DOUBLE),
                Field.of("Expected_Rivals__c", Field.Type.DOUBLE),
                Field.of("Expected_Value__c", Field.Type.DOUBLE),
                Field.of("Under_The_Radar_Until__c", Field.Type.DATETIME),
                Field.of("Contact_From__c", Field.Type.DATETIME),
                Field.of("Contact_Until__c", Field.Type.DATETIME),
                Field.of("Touched__c", Field.Type.BOOLEAN),
                Field.text("Why__c", 32_000));
    }
}
