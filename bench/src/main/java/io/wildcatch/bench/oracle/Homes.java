package io.wildcatch.bench.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.bench.load.MarketInput;
import io.wildcatch.bench.load.Message;
import io.wildcatch.event.Account;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Companies of which every signal came to where the company's ledger is, and that no other home's history went to. Those that come elsewhere make a second trip,
 * and in a flood that takes them behind signals that are days younger: how many are too late then is never quite the same.
 * The same goes for companies that have gathered something at another home until somebody told that both are one.
 */
final class Homes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROVISIONAL = "domain:";

    private Homes() {}

    /**
     * Their ids, as decisions have them.
     *
     * @param fates file of a replay that says to which home each signal was brought
     * @param moves homes of that replay that companies went from, with those that they went to
     */
    static Set<String> alwaysAtHome(MarketInput input, Path fates, Map<String, String> moves)
            throws IOException, WorkspaceException {
        Map<String, String> keys = new HashMap<>();
        for (Message message : input.signals()) {
            keys.put(message.id(), message.key());
        }
        Set<String> homes = new HashSet<>();
        Set<String> reachedFromElsewhere = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(fates)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode fate = JSON.readTree(line);
                String home = fate.path("home").asText("");
                String id = fate.path("source").asText() + "/" + fate.path("id").asText();
                homes.add(home);
                if (!home.equals(keys.get(id))) {
                    reachedFromElsewhere.add(home);
                }
            }
        }
        reachedFromElsewhere.addAll(moves.keySet());
        reachedFromElsewhere.addAll(moves.values());
        homes.removeAll(reachedFromElsewhere);
        Map<String, String> accounts = accounts(input);
        return homes.stream()
                .map(home -> accounts.getOrDefault(home, PROVISIONAL + home))
                .collect(Collectors.toSet());
    }

    /** Ids in the CRM by the domain that is the home. */
    private static Map<String, String> accounts(MarketInput input) throws WorkspaceException {
        Map<String, String> accounts = new HashMap<>();
        for (Account account : input.workspace().accounts()) {
            account.getDomains().stream().findFirst().ifPresent(domain -> accounts.put(domain, account.getId()));
        }
        return accounts;
    }
}
