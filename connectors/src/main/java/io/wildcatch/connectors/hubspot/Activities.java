package io.wildcatch.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.connectors.verdicts.Page;
import io.wildcatch.event.Touch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contacts of one kind that happened: those that were logged or changed, or those whose time has come, since what is
 * planned is none yet. They count for the accounts of the opportunities' records that they are associated with.
 */
final class Activities implements Part {

    private static final String WHEN = "hs_timestamp";
    private static final String OWNER = "hubspot_owner_id";

    private final Activity activity;
    private final boolean due;
    private final Owners owners;
    private final String object;
    private final String account;
    private final Search search;
    private final Records records;
    private final InstantSource clock;

    /**
     * @param due whether those are meant whose time has come, instead of those that changed
     * @param object whose records hold accounts
     * @param account the property that does
     */
    Activities(
            Activity activity,
            boolean due,
            Owners owners,
            String object,
            String account,
            Search search,
            Records records,
            InstantSource clock) {
        this.activity = activity;
        this.due = due;
        this.owners = owners;
        this.object = object;
        this.account = account;
        this.search = search;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public String name() {
        return activity.object() + (due ? "Due" : "");
    }

    @Override
    public Page read(Instant from, String after) throws NoAnswerException, InterruptedException {
        Instant now = clock.instant();
        List<String> wanted = List.of(WHEN, OWNER, activity.property());
        Search.Query query = due
                ? new Search.Query(
                        activity.object(), WHEN, List.of(Search.filter(WHEN, "LTE", now.toEpochMilli())), wanted)
                : new Search.Query(activity.object(), ChangedRecords.MODIFIED, List.of(), wanted);
        Search.Found found = search.page(query, from, after);
        List<JsonNode> happened = found.records().stream()
                .filter(record -> activity.happened(Judgement.text(record, activity.property()))
                        && when(record).filter(at -> !at.isAfter(now)).isPresent())
                .toList();
        // What was planned long ago is no change: how far those have come says nothing about changes.
        Instant latest = due ? null : found.latest(ChangedRecords.MODIFIED);
        return new Page(findings(happened), 0, latest, found.nextName());
    }

    private List<Finding> findings(List<JsonNode> happened) throws NoAnswerException, InterruptedException {
        Map<Long, Set<String>> accounts =
                accounts(happened.stream().map(Search::id).toList());
        List<Finding> findings = new ArrayList<>();
        for (JsonNode record : happened) {
            for (String of : accounts.getOrDefault(Search.id(record), Set.of())) {
                findings.add(
                        new Finding.Touched(activity.object() + "/" + Search.id(record) + "/" + of, touch(record, of)));
            }
        }
        return findings;
    }

    private Touch touch(JsonNode record, String accountId) {
        return Touch.newBuilder()
                .setAccountId(accountId)
                .setAt(when(record).orElseThrow())
                .setChannel(activity.channel())
                .setDirection(activity.direction(Judgement.text(record, activity.property())))
                .setBy(owners.seller(Judgement.text(record, OWNER)))
                .build();
    }

    private Map<Long, Set<String>> accounts(List<Long> ids) throws NoAnswerException, InterruptedException {
        Map<Long, Set<Long>> tied = new HashMap<>();
        Set<Long> all = new TreeSet<>();
        if (!ids.isEmpty()) {
            records.associations(activity.object(), object, ids)
                    .path("results")
                    .forEach(result -> result.path("to").forEach(to -> {
                        long other = to.path("toObjectId").asLong();
                        all.add(other);
                        tied.computeIfAbsent(result.path("from").path("id").asLong(), any -> new TreeSet<>())
                                .add(other);
                    }));
        }
        Map<Long, String> accountOf = new HashMap<>();
        records.read(object, List.copyOf(all), List.of(account), List.of(), false)
                .forEach(record -> accountOf.put(Search.id(record), Judgement.text(record, account)));
        Map<Long, Set<String>> accounts = new HashMap<>();
        tied.forEach((id, others) -> others.stream()
                .map(other -> accountOf.getOrDefault(other, ""))
                .filter(one -> !one.isEmpty())
                .forEach(one ->
                        accounts.computeIfAbsent(id, any -> new TreeSet<>()).add(one)));
        return accounts;
    }

    private static Optional<Instant> when(JsonNode record) {
        return Timeline.time(Judgement.text(record, WHEN));
    }
}
