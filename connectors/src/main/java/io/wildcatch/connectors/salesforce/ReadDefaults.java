package io.wildcatch.connectors.salesforce;

/**
 * How the records of an object are read unless somebody says otherwise. Own objects are taken to look like ours.
 *
 * @param accounts fields, the first with a value counts
 * @param outcomes {@code Value:OUTCOME} pairs
 */
record ReadDefaults(String accounts, String offering, String stage, String outcomes, String rivals, String at) {

    private static final String FINAL = "Won:WON,Lost:LOST,No project:NO_PROJECT";

    static ReadDefaults of(String object) {
        return switch (object) {
            case "Task" ->
                new ReadDefaults(
                        "Wildcatch_Account__c,AccountId",
                        "Wildcatch_Offering__c",
                        "Wildcatch_Outcome__c",
                        FINAL + ",*:OPEN",
                        "Wildcatch_Rivals__c",
                        "CompletedDateTime");
            case "Event" -> new ReadDefaults("AccountId", "", "", "", "", "");
            case "Opportunity" ->
                new ReadDefaults(
                        "AccountId",
                        "",
                        "StageName",
                        "Closed Won:WON,Closed Lost:LOST,*:OPEN",
                        "",
                        "LastStageChangeDate,CreatedDate");
            default ->
                new ReadDefaults(
                        "Account_Id__c,Account__c",
                        "Offering__c",
                        "Stage__c",
                        FINAL + ",Contacted:OPEN",
                        "Rivals__c",
                        "Stage_Changed__c");
        };
    }
}
