package io.wildcatch.streams.topology;

import static io.wildcatch.streams.topology.Market.by;
import static io.wildcatch.streams.topology.Market.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wildcatch.event.Channel;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Opportunity;
import io.wildcatch.event.Person;
import io.wildcatch.event.PersonRef;
import io.wildcatch.event.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asked not to be contacted isn't, under whatever id, address or spelling they come by. */
class ConsentStoriesTest extends Stories {

    private static final String ROUX = "c.roux@acme.fr";

    @BeforeEach
    void theCrmKnowsTheAccount() {
        market.account("a-1", account -> account.setDomains(List.of("acme.fr")));
    }

    private static Consumer<Signal> named(String email, String name) {
        return signal -> signal.setPerson(new PersonRef(email, name, "CFO"));
    }

    private static Consumer<Person> called(String name) {
        return person -> person.setName(name);
    }

    private void raise(Consumer<Signal> details) {
        market.send(signal("a", "crm", "HAND_RAISE", Duration.ZERO, details));
    }

    private void assertNobodyIsContacted() {
        assertThat(market.decisions()).singleElement().satisfies(this::assertNobodyIsContacted);
    }

    @ParameterizedTest
    @CsvSource({"p-1, p-2, OPT_IN", "p-2, p-1, OPT_IN", "p-1, p-2, UNKNOWN", "p-2, p-1, UNKNOWN"})
    void shouldNotContactWhoOptedOutUnderAnotherId(String out, String other, Consent consent) {
        market.person(out, "a-1", ROUX, Consent.OPT_OUT);
        market.person(other, "a-1", " C.Roux@acme.fr", consent);
        raise(by(ROUX, "CFO"));

        assertNobodyIsContacted();
    }

    @ParameterizedTest
    @CsvSource({"p-1, p-2", "p-2, p-1"})
    void shouldNotProposeWhoOptedOutUnderAnotherIdWhenNobodyWasSeen(String out, String other) {
        market.person(out, "a-1", ROUX, Consent.OPT_OUT);
        market.person(other, "a-1", ROUX, Consent.UNKNOWN);
        raise(signal -> {});

        assertNobodyIsContacted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Claire Roux", "ROUX, Claire", " claire  roux ", "Claire Róux", "Mme Claire Roux", "C. Roux"})
    void shouldNotProposeWhoOptedOutAsAStrangerByName(String spelling) {
        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT, called("Claire Roux"));
        raise(named(null, spelling));

        assertNobodyIsContacted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-0", "p-2"})
    void shouldTakeANameForTheOneWhoOptedOutWhenTwoBearIt(String namesake) {
        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT, called("Claire Roux"));
        market.person(namesake, "a-1", "claire.roux@acme.fr", Consent.OPT_IN, called("Claire Roux"));
        raise(named(null, "Claire Roux"));

        assertNobodyIsContacted();
    }

    @Test
    void shouldKnowWhoOptedOutByNameWhenTheCrmHasNoAddress() {
        market.person("p-1", "a-1", null, Consent.OPT_OUT, called("Claire Roux"));
        raise(named(ROUX, "Claire Roux"));

        assertNobodyIsContacted();
    }

    @Test
    void shouldContactAColleagueOfWhoOptedOutAndTellNothingOfThem() {
        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT, called("Claire Roux"));
        market.person("p-2", "a-1", ROUX, Consent.OPT_IN, called("C. Roux"));
        market.person("p-3", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN, called("Denis Blanc"));
        raise(named(null, "Claire Roux"));

        Opportunity given = market.opportunities().get(0);
        assertThat(given.getPersonId()).isEqualTo("p-3");
        assertThat(given.getPeople()).extracting(Person::getId).containsExactly("p-3");
        assertThat(given.getWhy()).noneMatch(why -> why.contains("p-1") || why.contains("p-2"));
    }

    @Test
    void shouldNotAskForAnIntroductionByWhoOptedOut() {
        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT, called("Claire Roux"));
        market.person("p-3", "a-1", "d.blanc@acme.fr", Consent.OPT_IN, called("Denis Blanc"));
        market.send(signal("m", "crm", "MEETING", Duration.ZERO, named(null, "Claire Roux")));
        market.send(signal("a", "crm", "HAND_RAISE", HOUR, by("d.blanc@acme.fr", "CTO")));

        assertThat(market.opportunities())
                .isNotEmpty()
                .allSatisfy(given -> assertThat(given.getWhy()).noneMatch(why -> why.contains("introduction")));
    }

    @Test
    void shouldKnowByNameWhomTheCrmKnows() {
        market.person("p-1", "a-1", ROUX, Consent.OPT_IN, called("Claire Roux"));
        raise(named(null, "Claire ROUX"));

        Opportunity given = market.opportunities().get(0);
        assertThat(given.getPersonId()).isEqualTo("p-1");
        assertThat(given.getPeople()).extracting(Person::getId).containsExactly("p-1");
    }

    @Test
    void shouldTellTheAddressThatOnlyASourceKnows() {
        market.person("p-1", "a-1", null, Consent.OPT_IN, called("Claire Roux"));
        raise(named(ROUX, "Claire Roux"));

        Opportunity given = market.opportunities().get(0);
        assertThat(given.getPersonId()).isEqualTo("p-1");
        assertThat(given.getPeople()).extracting(Person::getEmail).containsExactly(ROUX);
    }

    private List<Decision> meetings(Consumer<Signal> one, Consumer<Signal> other) {
        market.send(signal("a", "crm", "MEETING", Duration.ZERO, one));
        market.send(signal("b", "crm", "MEETING", HOUR, other));
        market.send(signal("c", "crm", "HAND_RAISE", HOUR.multipliedBy(2)));
        return market.decisions();
    }

    @Test
    void shouldCountAPersonOnceWhoWasSeenByAddressAndByName() {
        Decision last = last(meetings(named(ROUX, "Claire Roux"), named(null, "Roux Claire")));

        assertThat(last.getBuyingGroup().getSeen()).isEqualTo(1);
        assertThat(last.getBuyingGroup().getSeenRoles()).containsExactly("CFO");
    }

    @Test
    void shouldCountNamesakesApart() {
        market.person("p-9", "a-1", "claire.roux@acme.fr", Consent.UNKNOWN, called("Claire Roux"));

        Decision last = last(meetings(named(ROUX, "Claire Roux"), named(null, "Claire Roux")));

        assertThat(last.getBuyingGroup().getSeen()).isEqualTo(2);
    }

    @Test
    void shouldNotTakeAFirstNameForAPerson() {
        Decision last = last(meetings(named(ROUX, "Claire"), named(null, "Claire")));

        assertThat(last.getBuyingGroup().getSeen()).isEqualTo(2);
    }

    private static Decision last(List<Decision> decisions) {
        return decisions.get(decisions.size() - 1);
    }

    @Test
    void shouldLeaveOnePersonAloneWhomTheCrmKnowsTwice() {
        market.person("p-1", "a-1", ROUX, Consent.UNKNOWN);
        market.person("p-2", "a-1", ROUX, Consent.UNKNOWN);
        market.touch("a-1", DAY.negated(), touch -> touch.setPersonId("p-2"));
        raise(by(ROUX, "CFO"));

        assertThat(market.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.getRule()).isEqualTo("contact-pressure"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "EMAIL"})
    void shouldNotSendAnEMailWithoutAnAddress(Channel preferred) {
        market.person("p-1", "a-1", null, Consent.OPT_IN, person -> {
            person.setName("Claire Roux");
            person.setPreferredChannel(preferred);
        });
        raise(signal -> signal.setOffering("paper"));

        assertThat(market.automation())
                .singleElement()
                .satisfies(given -> assertThat(given.getChannel()).isEqualTo(Channel.POST));
    }

    private static final String LONG = "x".repeat(2_000);

    /** What is too large to be kept is a dead letter, but whoever opted out has. */
    @ParameterizedTest
    @MethodSource
    void shouldHeedAnOptOutWhateverElseTheRecordHolds(Consumer<Person> details, String fault) {
        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT, details);
        raise(by(ROUX, "CFO"));

        assertNobodyIsContacted();
        assertThat(market.rejected()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("p-1");
            assertThat(letter.headers().lastHeader("__streams.errors.message").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(fault + "; of the rest only the opt-out counts");
        });
    }

    static List<Arguments> shouldHeedAnOptOutWhateverElseTheRecordHolds() {
        Consumer<Person> large = person -> person.setTimeZone("z".repeat(40_000));
        Consumer<Person> name = called(LONG);
        Consumer<Person> role = person -> person.setRole(LONG);
        Consumer<Person> address = person -> person.setEmail(" ".repeat(2_000) + ROUX);
        Consumer<Person> account = person -> person.setAccountId(LONG);
        return List.of(
                arguments(large, "value: expected at most 32768 bytes"),
                arguments(name, "name: expected at most 1024 characters"),
                arguments(role, "role: expected at most 1024 characters"),
                arguments(address, "email: expected at most 1024 characters"),
                arguments(account, "accountId: expected at most 1024 characters"));
    }

    @Test
    void shouldKnowByNameWhoOptedOutInARecordThatIsTooLarge() {
        market.person("p-1", "a-1", null, Consent.OPT_OUT, person -> {
            person.setName("Claire Roux");
            person.setTimeZone("z".repeat(40_000));
        });
        raise(named(null, "Claire Roux"));

        assertNobodyIsContacted();
    }

    @Test
    void shouldTakeNothingElseOfARecordThatIsTooLarge() {
        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT);
        market.person("p-1", "a-1", ROUX, Consent.OPT_IN, person -> person.setTimeZone("z".repeat(40_000)));
        raise(by(ROUX, "CFO"));

        assertNobodyIsContacted();
        assertThat(market.rejected()).hasSize(1);
    }

    @Test
    void shouldNameAColleagueOnceWhoWasNamedOptsOut() {
        market.person("p-1", "a-1", ROUX, Consent.OPT_IN);
        market.person("p-3", "a-1", "d.blanc@acme.fr", Consent.UNKNOWN);
        raise(by(ROUX, "CFO"));
        assertThat(market.opportunities())
                .singleElement()
                .satisfies(given -> assertThat(given.getPersonId()).isEqualTo("p-1"));

        market.person("p-1", "a-1", ROUX, Consent.OPT_OUT);

        assertThat(market.decisions()).extracting(Decision::getLane).containsExactly(Lane.HUMAN);
        assertThat(market.opportunities()).singleElement().satisfies(told -> {
            assertThat(told.getPersonId()).isEqualTo("p-3");
            assertThat(told.getPeople()).extracting(Person::getId).containsExactly("p-3");
        });
    }
}
