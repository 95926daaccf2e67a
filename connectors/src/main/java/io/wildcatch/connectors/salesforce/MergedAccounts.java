package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the accounts that others were merged into: a text of ours still names the one that isn't there any more, and
 * Salesforce keeps that in its recycle bin, with the id of its master.
 */
final class MergedAccounts {

    private static final String ACCOUNT = "001";
    private static final int MOST_IN_A_QUERY = 300;
    private static final int LONGEST_CHAIN = 10;

    private final SalesforceApi api;

    MergedAccounts(SalesforceApi api) {
        this.api = api;
    }

    /** @return the masters, by account that was merged away */
    Map<String, String> mastersOf(Set<String> accounts) throws NoAnswerException, InterruptedException {
        Map<String, String> masters = new HashMap<>();
        Set<String> open = accounts.stream().filter(MergedAccounts::isAccount).collect(Collectors.toSet());
        for (int step = 0; step < LONGEST_CHAIN && !open.isEmpty(); step++) {
            Map<String, String> found = look(open);
            masters.replaceAll((account, master) -> found.getOrDefault(key(master), master));
            found.forEach(masters::putIfAbsent);
            open = new HashSet<>(found.values());
        }
        return masters;
    }

    /** The account itself, or its master. */
    static String resolved(String account, Map<String, String> masters) {
        return isAccount(account) ? masters.getOrDefault(key(account), account) : account;
    }

    private Map<String, String> look(Set<String> accounts) throws NoAnswerException, InterruptedException {
        Map<String, String> found = new HashMap<>();
        Set<String> some = new HashSet<>();
        for (String account : accounts) {
            some.add("'" + account + "'");
            if (some.size() == MOST_IN_A_QUERY) {
                ask(some, found);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            ask(some, found);
        }
        return found;
    }

    private void ask(Set<String> literals, Map<String, String> found) throws NoAnswerException, InterruptedException {
        JsonNode answer = api.query(
                "SELECT Id, MasterRecordId FROM Account WHERE IsDeleted = true AND MasterRecordId != null AND Id IN ("
                        + String.join(",", literals) + ")",
                true);
        answer.path("records")
                .forEach(record -> found.put(
                        key(record.path("Id").asText()),
                        record.path("MasterRecordId").asText()));
    }

    private static String key(String account) {
        return SalesforceId.shortened(account);
    }

    private static boolean isAccount(String account) {
        return account.startsWith(ACCOUNT) && account.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    }
}
