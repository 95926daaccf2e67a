package io.wildcatch.connectors.salesforce;

/** Ids of Salesforce: 15 characters, or the same and three that only repeat which are capitals. */
final class SalesforceId {

    private static final int SIGNIFICANT = 15;

    private SalesforceId() {}

    static String shortened(String id) {
        return id.length() > SIGNIFICANT ? id.substring(0, SIGNIFICANT) : id;
    }

    static boolean isSame(String one, String other) {
        return shortened(one).equals(shortened(other));
    }
}
