package io.wildcatch.connectors.salesforce;

import io.wildcatch.connectors.crm.FieldMapping;

/** What a record gets unless somebody says otherwise. Places are shortened to what fits, so that no long name is refused. */
final class Mappings {

    private static final String TASK = """
        Subject={account.name/accountId|max(120)}: {probability|percent} % likely to buy
        Description={why|max(32000)}
        ActivityDate={takeUpBy/contactUntil/blueUntil|date}
        Status!=Not Started
        Priority=High
        OwnerId={sellerId|starting(005)}
        WhatId={accountId|starting(001)}
        WhoId={personId|starting(003)}
        Wildcatch_Account__c={accountId|max(255)}
        Wildcatch_Offering__c={offering|max(255)}
        """;
    private static final String TASK_CLOSED = """
        Subject=Withdrawn ({lane}): {account.name/accountId|max(120)}
        Status=Completed
        Priority=Low
        """;
    private static final String CUSTOM = """
        Stage__c!=New
        OwnerId={sellerId|starting(005)}
        Account__c={accountId|starting(001)}
        Contact__c={personId|starting(003)}
        Account_Id__c={accountId|max(255)}
        Offering__c={offering|max(255)}
        Lane__c={lane}
        Probability__c={probability|percent}
        Expected_Rivals__c={expectedRivals.mean}
        Expected_Value__c={expectedValue}
        Under_The_Radar_Until__c={blueUntil}
        Contact_From__c={contactFrom}
        Contact_Until__c={contactUntil}
        Channel__c={channel}
        Why__c={why|max(32000)}
        """;
    private static final String CUSTOM_CLOSED = "Stage__c=Withdrawn";

    private Mappings() {}

    /** @param own the setting; empty: the default of the object */
    static FieldMapping of(String own, String object) {
        return FieldMapping.parse(!own.isBlank() ? own : object.equals("Task") ? TASK : CUSTOM);
    }

    /** When the opportunity has left the lanes. */
    static FieldMapping closed(String own, String object, boolean fieldsGiven) {
        String text = object.equals("Task") ? TASK_CLOSED : fieldsGiven ? "" : CUSTOM_CLOSED;
        return FieldMapping.parse(own.isBlank() ? text : own);
    }

    /** Whether there is a default for it. */
    static boolean isKnown(String object) {
        return object.equals("Task") || object.endsWith("__c");
    }
}
