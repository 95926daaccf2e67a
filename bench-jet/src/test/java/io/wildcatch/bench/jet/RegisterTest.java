package io.wildcatch.bench.jet;

import com.hazelcast.jet.core.test.TestSupport;
import io.wildcatch.bench.peer.Kind;
import io.wildcatch.bench.peer.PeerSettings;
import io.wildcatch.event.Account;
import io.wildcatch.event.AccountStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As Jet would call it: with little room for what comes of an item, and with a new start from a snapshot at any time. */
class RegisterTest {

    private static final byte[] ACCOUNT = LocalSerdes.bytes(Account.newBuilder()
            .setId("a-1")
            .setStatus(AccountStatus.PROSPECT)
            .setCountry("FR")
            .setDomains(List.of("acme.fr"))
            .build());
    private static final byte[] ANYTHING = {1, 2};

    private final PeerSettings settings = LocalSerdes.settings(Map.of("application.id", "register"));

    @Test
    void shouldSendPeopleToTheirAccountsHome() {
        verify(List.of(account("a-1"), person("a-1", "p-1")), List.of(account("acme.fr"), person("acme.fr", "p-1")));
    }

    @Test
    void shouldLetPeopleWaitForTheirAccount() {
        verify(
                List.of(person("a-1", "p-2"), person("a-1", "p-1"), person("a-9", "p-9"), account("a-1")),
                List.of(account("acme.fr"), person("acme.fr", "p-1"), person("acme.fr", "p-2")));
    }

    private void verify(List<Letter> input, List<Letter> output) {
        TestSupport.verifyProcessor(() -> new Register(settings))
                .disableLogging()
                .input(input)
                .outputChecker((expected, actual) -> texts(expected).equals(texts(actual)))
                .expectOutput(output);
    }

    private static List<String> texts(List<?> letters) {
        return letters.stream()
                .map(Letter.class::cast)
                .map(letter ->
                        letter.to() + " " + letter.kind() + " " + letter.id() + " " + Arrays.hashCode(letter.value()))
                .toList();
    }

    private static Letter account(String to) {
        return new Letter(to, Kind.ACCOUNT, "a-1", ACCOUNT);
    }

    private static Letter person(String to, String id) {
        return new Letter(to, Kind.PERSON, id, ANYTHING);
    }
}
