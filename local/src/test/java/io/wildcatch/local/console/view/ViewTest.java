package io.wildcatch.local.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.BuyingGroup;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Interval;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.event.Touch;
import io.wildcatch.schemas.GeneratedTypes;
import io.wildcatch.schemas.json.RecordJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {

    static {
        GeneratedTypes.trust();
    }

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final View view = new View(new ViewLimits(3, 10, 2, 2, 10));

    @Test
    void shouldForgetTheOldestOpportunities() {
        for (int i = 0; i < 5; i++) {
            view.decided(decision("o-" + i, "a-" + i, Lane.HUMAN, i));
        }

        assertThat(view.newest(decision -> true, 10))
                .extracting(lead -> lead.decision().getOpportunityId())
                .containsExactly("o-4", "o-3", "o-2");
        assertThat(view.lanes()).as("forgotten ones are counted").containsEntry(Lane.HUMAN, 5);
    }

    @Test
    void shouldRememberWhatPeopleWorkOnWhateverElseComesIn() throws Exception {
        Decision human = decision("o-human", "a-1", Lane.HUMAN, 0);
        Opportunity briefing = RecordJson.read(Opportunity.class, RecordJson.write(human));
        briefing.setPeople(List.of(person("p-1", Consent.OPT_IN)));
        view.decided(human);
        view.briefed(briefing);

        for (int i = 0; i < 100; i++) {
            view.decided(decision("o-" + i, "held-" + i, Lane.HELD, i));
            Decision contested = decision("c-" + i, "contested-" + i, Lane.CONTESTED, i);
            view.decided(contested);
            view.briefed(RecordJson.read(Opportunity.class, RecordJson.write(contested)));
        }

        assertThat(view.newest(decision -> decision.getLane() == Lane.HUMAN, 10))
                .singleElement()
                .satisfies(lead -> assertThat(lead.people()).hasSize(1));
        assertThat(view.dossier("a-1").orElseThrow().timeline()).hasSize(1);
        assertThat(view.lanes())
                .containsEntry(Lane.HUMAN, 1)
                .containsEntry(Lane.HELD, 100)
                .containsEntry(Lane.CONTESTED, 100);
    }

    @Test
    void shouldForgetFirstWhatIsOver() {
        view.decided(decision("o-held", "a-1", Lane.HELD, 0));
        view.decided(decision("o-closed", "a-2", Lane.CLOSED, 5));
        view.decided(decision("o-automation", "a-3", Lane.AUTOMATION, 1));
        view.decided(decision("o-suppressed", "a-4", Lane.SUPPRESSED, 2));
        view.decided(decision("o-contested", "a-5", Lane.CONTESTED, 3));

        assertThat(view.newest(decision -> true, 10))
                .extracting(lead -> lead.decision().getOpportunityId())
                .containsExactly("o-contested", "o-suppressed", "o-automation");
    }

    @Test
    void shouldCountOnceWhatWasForgottenAndComesBack() {
        for (int i = 0; i < 5; i++) {
            view.decided(decision("o-" + i, "a-" + i, Lane.HELD, i));
        }
        Decision again = decision("o-0", "a-0", Lane.HUMAN, 9);
        again.setPreviousLane(Lane.HELD);

        view.decided(again);

        assertThat(view.lanes()).containsEntry(Lane.HUMAN, 1).containsEntry(Lane.HELD, 4);
    }

    @Test
    void shouldKeepTheTimelineOfWhomASellerTalkedTo() {
        view.touched(Touch.newBuilder()
                .setAccountId("a-talk")
                .setAt(START)
                .setChannel(Channel.PHONE)
                .setDirection(Direction.OUT)
                .build());
        for (int i = 0; i < 100; i++) {
            view.decided(decision("o-" + i, "a-" + i, Lane.HELD, i));
        }

        assertThat(view.dossier("a-talk").orElseThrow().timeline()).hasSize(1);
    }

    @Test
    void shouldKeepOnlyTheLastDecisionOnAnOpportunity() {
        view.decided(decision("o-1", "a-1", Lane.HUMAN, 0));
        view.decided(decision("o-1", "a-1", Lane.CLOSED, 1));

        assertThat(view.newest(decision -> true, 10)).hasSize(1);
        assertThat(view.lanes()).containsEntry(Lane.CLOSED, 1).containsEntry(Lane.HUMAN, 0);
    }

    @Test
    void shouldBoundTimelines() {
        for (int i = 0; i < 5; i++) {
            view.decided(decision("o-1", "a-1", Lane.HUMAN, i));
        }

        assertThat(view.dossier("a-1").orElseThrow().timeline())
                .extracting(TimelineEvent::at)
                .containsExactly(START.plusSeconds(4), START.plusSeconds(3));
    }

    @Test
    void shouldHidePeopleWhoOptedOutSinceTheBriefing() throws Exception {
        Decision decision = decision("o-1", "a-1", Lane.HUMAN, 0);
        Opportunity briefing = RecordJson.read(Opportunity.class, RecordJson.write(decision));
        briefing.setPeople(List.of(person("p-1", Consent.OPT_IN), person("p-2", Consent.UNKNOWN)));
        view.decided(decision);
        view.briefed(briefing);

        view.person("p-1", person("p-1", Consent.OPT_OUT));

        assertThat(view.lead(decision).people()).extracting(Person::getId).containsExactly("p-2");
        assertThat(view.dossier("a-1").orElseThrow().people()).isEmpty();
    }

    @Test
    void shouldShowWhomElseToContactOnceThatIsTold() throws Exception {
        Decision decision = decision("o-1", "a-1", Lane.HUMAN, 0);
        decision.setPersonId("seen-1");
        Opportunity briefing = RecordJson.read(Opportunity.class, RecordJson.write(decision));
        briefing.setAt(START.plusSeconds(60));
        briefing.setPersonId("p-2");
        view.decided(decision);
        view.briefed(briefing);

        assertThat(view.lead(decision).decision().getPersonId()).isEqualTo("p-2");
    }

    @Test
    void shouldForgetADeletedPerson() {
        view.person("p-1", person("p-1", Consent.OPT_IN));
        view.person("p-1", null);

        assertThat(view.dossier("a-1")).isEmpty();
    }

    @Test
    void shouldTakeTheNewestBriefingWhateverTopicItCameBy() throws Exception {
        Decision decision = decision("o-1", "a-1", Lane.CONTESTED, 5);
        Opportunity newer = RecordJson.read(Opportunity.class, RecordJson.write(decision));
        newer.setPeople(List.of(person("p-new", Consent.OPT_IN)));
        Opportunity older = RecordJson.read(Opportunity.class, RecordJson.write(decision("o-1", "a-1", Lane.HUMAN, 1)));
        older.setPeople(List.of(person("p-old", Consent.OPT_IN)));

        view.briefed(newer);
        view.briefed(older);
        view.decided(decision);

        assertThat(view.lead(decision).people()).extracting(Person::getId).containsExactly("p-new");
    }

    private static Person person(String id, Consent consent) {
        return Person.newBuilder()
                .setId(id)
                .setAccountId("a-1")
                .setConsent(consent)
                .build();
    }

    private static Decision decision(String id, String account, Lane lane, int second) {
        return Decision.newBuilder()
                .setAt(START.plusSeconds(second))
                .setOpportunityId(id)
                .setAccountId(account)
                .setOffering("erp")
                .setLane(lane)
                .setRule("under-the-radar")
                .setProbability(0.8)
                .setExpectedRivals(new Interval(0.4, 0.1, 0.9))
                .setWinProbability(0.4)
                .setExpectedValue(1)
                .setBuyingGroup(new BuyingGroup(1, 7, List.of(), List.of(), null, null))
                .build();
    }
}
