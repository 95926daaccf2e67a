package io.wildcatch.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.ChangeFeed;
import io.wildcatch.connectors.verdicts.Finding;
import io.wildcatch.connectors.verdicts.Page;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Touch;
import io.wildcatch.event.Verdict;
import io.wildcatch.fakes.hubspot.FakeHubSpot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sellers do with deals, and what is told of it: all of it, once. */
class HubSpotFeedTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private final FakeHubSpot hubSpot = Accounts.start(() -> now);

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    @Test
    void shouldTellWhatSellersSay() throws Exception {
        long deal = delivered("o-1", "a-1");
        later();
        change(deal, Map.of("dealstage", "closedwon", "wildcatch_rivals", "ABSENT"));

        assertThat(verdicts(round(Map.of(), START)))
                .singleElement()
                .isEqualTo(Verdict.newBuilder()
                        .setAccountId("a-1")
                        .setOffering("erp")
                        .setAt(now)
                        .setOutcome(Outcome.WON)
                        .setRivals(RivalPresence.ABSENT)
                        .setSellerId("seller-3")
                        .build());
    }

    @Test
    void shouldTellEachTurnOfADealAtItsTime() throws Exception {
        long deal = delivered("o-1", "a-1");
        Instant moved = later();
        change(deal, Map.of("dealstage", "qualifiedtobuy"));
        later();
        change(deal, Map.of("dealstage", "contractsent"));
        Instant rivals = later();
        change(deal, Map.of("wildcatch_rivals", "PRESENT"));
        Instant lost = later();
        change(deal, Map.of("dealstage", "closedlost"));

        assertThat(verdicts(round(Map.of(), START)))
                .extracting(Verdict::getAt, Verdict::getOutcome, Verdict::getRivals)
                .containsExactly(
                        tuple(moved, Outcome.OPEN, RivalPresence.UNKNOWN),
                        tuple(rivals, Outcome.OPEN, RivalPresence.PRESENT),
                        tuple(lost, Outcome.LOST, RivalPresence.PRESENT));
    }

    @Test
    void shouldTellThatTheyAreNotBuyingAnything() throws Exception {
        long deal = delivered("o-1", "a-1");
        later();
        change(deal, Map.of("dealstage", "closedlost", "wildcatch_disposition", "no_project"));

        assertThat(verdicts(round(Map.of(), START)))
                .extracting(Verdict::getOutcome)
                .containsExactly(Outcome.NO_PROJECT);
    }

    @Test
    void shouldNotTakeAWithdrawalForAVerdict() throws Exception {
        delivered("o-1", "a-1");
        later();
        upsert("o-1", "a-1", "closedlost");

        assertThat(round(Map.of(), START)).isEmpty();
    }

    @Test
    void shouldSayNothingOfDealsThatNobodyDelivered() throws Exception {
        hubSpot.user().create("deals", Map.of("dealname", "A seller's own", "dealstage", "closedwon"));

        assertThat(round(Map.of(), START)).isEmpty();
    }

    @Test
    void shouldMissAndRepeatNothingWherePagesMeetThoughAllChangedAtOnce() throws Exception {
        hubSpot.capSearch(150);
        List<Long> deals = IntStream.range(0, 250).mapToObj(i -> deal("a-" + i)).toList();
        later();
        deals.forEach(deal -> change(deal, Map.of("dealstage", "closedwon")));

        List<Finding> found = round(Map.of(), START);

        assertThat(found).hasSize(250);
        assertThat(found.stream().map(Finding::accountId).distinct()).hasSize(250);
    }

    @Test
    void shouldMissAndRepeatNothingWherePagesMeetInBusyMoments() throws Exception {
        hubSpot.capSearch(200);
        Random random = new Random(7);
        for (int i = 0; i < 700; i++) {
            if (random.nextInt(60) == 0) {
                now = now.plusMillis(1 + random.nextInt(3));
            }
            change(deal("a-" + i), Map.of("dealstage", "closedwon"));
        }

        List<Finding> found = round(Map.of(), START);

        assertThat(found).hasSize(700);
        assertThat(found.stream().map(Finding::accountId).distinct()).hasSize(700);
        assertThat(found).isSortedAccordingTo(Comparator.comparing(Finding::at));
    }

    @Test
    void shouldNotMissWhatChangesWhilePagesAreRead() throws Exception {
        List<Long> deals = IntStream.range(0, 250).mapToObj(i -> deal("a-" + i)).toList();
        deals.forEach(deal -> change(deal, Map.of("dealstage", "closedwon")));
        ChangeFeed feed = feed(Map.of());
        Instant began = later();
        Page first = feed.read(START, null);
        later();
        change(deals.get(3), Map.of("dealstage", "closedlost"));
        change(deals.get(240), Map.of("dealstage", "closedlost"));
        List<Finding> all = new ArrayList<>(first.findings());
        rest(feed, START, first, all);
        all.addAll(round(Map.of(), began));

        assertThat(verdicts(all).stream()
                        .filter(verdict -> verdict.getOutcome() == Outcome.LOST)
                        .map(Verdict::getAccountId)
                        .distinct())
                .containsExactlyInAnyOrder("a-3", "a-240");
        assertThat(all.stream().map(Finding::accountId).distinct()).hasSize(250);
    }

    @Test
    void shouldLetTheDealSpeakForThoseThatWereMergedIntoIt() throws Exception {
        long stays = delivered("o-1", "a-1");
        long goes = delivered("o-2", "domain:acme.fr");
        later();
        change(goes, Map.of("wildcatch_rivals", "PRESENT"));
        later();
        hubSpot.user().merge("deals", stays, goes);
        later();
        change(stays, Map.of("dealstage", "closedwon"));

        assertThat(verdicts(round(Map.of("hubspot.deleted.outcome", "NO_PROJECT"), START)))
                .extracting(Verdict::getAccountId, Verdict::getOutcome)
                .containsExactlyInAnyOrder(
                        tuple("a-1", Outcome.WON),
                        tuple("domain:acme.fr", Outcome.OPEN),
                        tuple("domain:acme.fr", Outcome.WON));
    }

    @Test
    void shouldTellDeletionsWhenTheyMeanSomething() throws Exception {
        long open = delivered("o-1", "a-1");
        long won = delivered("o-2", "a-2");
        later();
        change(won, Map.of("dealstage", "closedwon"));
        Instant deleted = later();
        hubSpot.user().archive("deals", open);
        hubSpot.user().archive("deals", won);

        assertThat(round(Map.of(), START)).isEmpty();
        assertThat(verdicts(round(Map.of("hubspot.deleted.outcome", "NO_PROJECT"), START)))
                .extracting(Verdict::getAccountId, Verdict::getOutcome)
                .containsExactlyInAnyOrder(tuple("a-1", Outcome.NO_PROJECT), tuple("a-2", Outcome.WON));
        assertThat(round(Map.of("hubspot.deleted.outcome", "NO_PROJECT"), deleted.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void shouldTellOfContacts() throws Exception {
        long deal = delivered("o-1", "a-1");
        Instant called = later();
        activity("calls", deal, Map.of("hs_call_direction", "OUTBOUND", "hubspot_owner_id", "51234"));
        Instant answered = later();
        activity("emails", deal, Map.of("hs_email_direction", "INCOMING_EMAIL"));
        activity("calls", hubSpot.user().create("deals", Map.of("dealname", "own")), Map.of());

        assertThat(touches(round(Map.of("hubspot.sellers", "51234:seller-3"), START)))
                .extracting(Touch::getAccountId, Touch::getAt, Touch::getChannel, Touch::getDirection, Touch::getBy)
                .containsExactlyInAnyOrder(
                        tuple("a-1", called, Channel.PHONE, Direction.OUT, "seller-3"),
                        tuple("a-1", answered, Channel.EMAIL, Direction.IN, null));
    }

    @Test
    void shouldTellOfAMeetingWhenItsTimeHasCome() throws Exception {
        long deal = delivered("o-1", "a-1");
        Instant planned = now.plus(Duration.ofDays(2));
        activity("meetings", deal, Map.of("hs_timestamp", planned.toString()));
        activity("meetings", deal, Map.of("hs_timestamp", planned.toString(), "hs_meeting_outcome", "CANCELED"));

        assertThat(touches(round(Map.of(), START))).isEmpty();

        now = planned.plusSeconds(60);
        assertThat(touches(round(Map.of(), planned.minusSeconds(60))))
                .extracting(Touch::getAt, Touch::getChannel)
                .containsExactly(tuple(planned, Channel.MEETING));
    }

    @Test
    void shouldSayWhatIsWrongWithEachSetting() {
        assertThat(problem("hubspot.outcomes", "closedwon=WON")).contains("expected a value, a colon and one of");
        assertThat(problem("hubspot.outcomes", "closedwon:WIN"))
                .contains("'WIN': expected one of WON LOST NO_PROJECT OPEN");
        assertThat(problem("hubspot.rivals", "yes:MANY")).contains("expected one of UNKNOWN PRESENT ABSENT");
        assertThat(problem("hubspot.activities", "calls,faxes"))
                .contains("expected calls, emails, meetings, or nothing");
        assertThat(problem("hubspot.deleted.outcome", "GONE")).contains("NO_PROJECT, LOST or nothing");
        assertThat(problem("hubspot.sellers", "seller-3")).contains("expected owner:seller");
        assertThat(problem("hubspot.stage.property", "Deal Stage")).contains("internal name");
        assertThat(crossProblems(Map.of("hubspot.object", "tickets"))).containsKey("hubspot.outcomes");
        assertThat(crossProblems(Map.of("hubspot.object", "2-77"))).containsKey("hubspot.stage.property");
        assertThat(crossProblems(Map.of())).isEmpty();
    }

    private Map<String, String> crossProblems(Map<String, String> further) {
        return new HubSpotVerdicts().problems(config(further));
    }

    private String problem(String name, String value) {
        Map<String, String> settings = settings(Map.of(name, value));
        Config config = new HubSpotSourceConnector().validate(settings);
        return config.configValues().stream()
                .filter(each -> each.name().equals(name))
                .flatMap(each -> each.errorMessages().stream())
                .collect(Collectors.joining(" "));
    }

    private Instant later() {
        now = now.plus(Duration.ofMinutes(10));
        return now;
    }

    private long delivered(String id, String account) {
        upsert(id, account, "appointmentscheduled");
        return Long.parseLong(
                hubSpot.record("deals", "wildcatch_id", id).orElseThrow().get("hs_object_id"));
    }

    private void upsert(String id, String account, String stage) {
        String body = """
            {"inputs":[{"id":"%s","idProperty":"wildcatch_id","properties":{"dealstage":"%s",
            "wildcatch_account_id":"%s","wildcatch_offering":"erp","wildcatch_seller":"seller-3"}}]}
            """.formatted(id, stage, account);
        assertThat(Accounts.post(hubSpot, "/crm/v3/objects/deals/batch/upsert", body))
                .isEqualTo(200);
    }

    private long deal(String account) {
        return hubSpot.user().create("deals", Map.of("wildcatch_account_id", account, "wildcatch_offering", "erp"));
    }

    private void change(long deal, Map<String, String> properties) {
        hubSpot.user().change("deals", deal, properties);
    }

    private void activity(String type, long deal, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("hs_timestamp", now.toString()));
        all.putAll(properties);
        hubSpot.user().associate(hubSpot.user().create(type, all), deal);
    }

    private List<Finding> round(Map<String, String> further, Instant from)
            throws NoAnswerException, InterruptedException {
        ChangeFeed feed = feed(further);
        Page first = feed.read(from, null);
        List<Finding> all = new ArrayList<>(first.findings());
        rest(feed, from, first, all);
        return all;
    }

    private static void rest(ChangeFeed feed, Instant from, Page first, List<Finding> all)
            throws NoAnswerException, InterruptedException {
        for (@Nullable String next = first.next(); next != null; ) {
            Page page = feed.read(from, next);
            all.addAll(page.findings());
            next = page.next();
        }
    }

    private ChangeFeed feed(Map<String, String> further) {
        return new HubSpotVerdicts(() -> now).feed(config(further));
    }

    private AbstractConfig config(Map<String, String> further) {
        return new AbstractConfig(new HubSpotVerdicts().options(), settings(further));
    }

    private Map<String, String> settings(Map<String, String> further) {
        Map<String, String> settings = Accounts.settings(hubSpot);
        settings.put("schema.registry.url", "http://127.0.0.1:1");
        settings.put("rate.limit.requests", "10000");
        settings.putAll(further);
        return settings;
    }

    private static List<Verdict> verdicts(List<Finding> findings) {
        return events(findings, Verdict.class).toList();
    }

    private static List<Touch> touches(List<Finding> findings) {
        return events(findings, Touch.class).toList();
    }

    private static <T> Stream<T> events(List<Finding> findings, Class<T> type) {
        return findings.stream().map(Finding::event).filter(type::isInstance).map(type::cast);
    }
}
