package io.wildcatch.bench.jet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.bench.jet.Cabinet.Due;
import org.junit.jupiter.api.Test;

class CabinetTest {

    private final Cabinet cabinet = new Cabinet();

    @Test
    void shouldHandOutWhatIsDueInItsOrderAndNothingThatIsNot() {
        cabinet.wake("late.fr", 30);
        cabinet.wake("early.fr", 10);
        cabinet.wake("next.fr", 20);

        assertThat(cabinet.takeDueBefore(10)).isNull();
        assertThat(cabinet.takeDueBefore(30)).isEqualTo(new Due("early.fr", 10));
        assertThat(cabinet.takeDueBefore(30)).isEqualTo(new Due("next.fr", 20));
        assertThat(cabinet.takeDueBefore(30)).isNull();
    }

    @Test
    void shouldForgetWhatWasTakenBack() {
        cabinet.wake("acme.fr", 10);
        cabinet.letSleep("acme.fr", 10);
        cabinet.wake("acme.fr", 5);

        assertThat(cabinet.takeDueBefore(100)).isEqualTo(new Due("acme.fr", 5));
        assertThat(cabinet.takeDueBefore(100)).isNull();
    }

    @Test
    void shouldBeTheSameOnceItWasKeptAndTakenBack() {
        cabinet.of("acme.fr").ledger = new byte[] {1};
        cabinet.of("acme.fr").dossier.put("person", new byte[] {2});
        cabinet.wake("acme.fr", 10);
        cabinet.of("known.fr").dossier.put("account", new byte[] {3});

        Cabinet other = new Cabinet();
        cabinet.kept().forEach(entry -> other.restore((String) entry.getKey(), entry.getValue()));

        assertThat(other.of("acme.fr").ledger).containsExactly(1);
        assertThat(other.of("acme.fr").dossier.get("person")).containsExactly(2);
        assertThat(other.of("known.fr").ledger).isNull();
        assertThat(other.of("known.fr").dossier.get("account")).containsExactly(3);
        assertThat(other.takeDueBefore(100)).isEqualTo(new Due("acme.fr", 10));
        assertThat(other.takeDueBefore(100)).isNull();
    }
}
