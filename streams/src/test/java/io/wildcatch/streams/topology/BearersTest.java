package io.wildcatch.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.streams.topology.Identities.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One name in one place is one company, unless two domains or two register numbers say otherwise. */
class BearersTest {

    private static final Entry NUMBER = seen("FR:1", "FR:1");
    private static final Entry OTHER_NUMBER = seen("FR:2", "FR:2");
    private static final Entry DOMAIN = seen("acme.fr", null);
    private static final Entry OTHER_DOMAIN = seen("acme.com", null);
    private static final Entry ACCOUNT = new Entry("a-1", "acme.eu", null);

    private static Entry seen(String home, @Nullable String registryId) {
        return new Entry(Identities.seenWith(home), home, registryId);
    }

    private static Bearers of(Entry... entries) {
        return new Bearers(List.of(entries));
    }

    @Test
    void shouldLeadToTheDomainElseToTheNumber() {
        assertThat(of().home()).isNull();
        assertThat(of(NUMBER).home()).isEqualTo("FR:1");
        assertThat(of(NUMBER).follower()).isNull();
        assertThat(of(NUMBER, DOMAIN).home()).isEqualTo("acme.fr");
        assertThat(of(NUMBER, DOMAIN).follower()).isEqualTo("FR:1");
    }

    @Test
    void shouldLeadNowhereWhereSeveralCompaniesBearTheName() {
        assertThat(of(DOMAIN, OTHER_DOMAIN).home()).isNull();
        assertThat(of(DOMAIN, NUMBER, OTHER_NUMBER).home()).isNull();
        assertThat(of(DOMAIN, NUMBER, OTHER_NUMBER).follower()).isNull();
        assertThat(of(seen("acme.fr", "FR:2"), NUMBER).home())
                .as("a domain whose number is another")
                .isNull();
        assertThat(of(seen("acme.fr", "FR:1"), NUMBER).home()).isEqualTo("acme.fr");
    }

    @Test
    void shouldAskTheCrmFirst() {
        assertThat(of(DOMAIN, ACCOUNT, NUMBER).home()).isEqualTo("acme.eu");
        assertThat(of(DOMAIN, ACCOUNT, NUMBER).follower()).isEqualTo("FR:1");
        assertThat(of(ACCOUNT, new Entry("a-2", "acme.org", null)).home()).isNull();
    }

    /** Against the definition: every pair of bearers must be able to be one company. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldNotDependOnTheOrderAndJoinOnlyWhatCanBeOne(int size) {
        Random random = new Random(size);
        List<Entry> all = List.of(NUMBER, OTHER_NUMBER, DOMAIN, OTHER_DOMAIN, seen("acme.fr", "FR:2"));
        for (int round = 0; round < 200; round++) {
            List<Entry> some = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                some.add(all.get(random.nextInt(all.size())));
            }
            Bearers bearers = new Bearers(List.copyOf(some));
            Collections.shuffle(some, random);
            assertThat(new Bearers(some).home()).isEqualTo(bearers.home());
            assertThat(new Bearers(some).follower()).isEqualTo(bearers.follower());
            boolean one = some.stream().allMatch(a -> some.stream().allMatch(b -> canBeOne(a, b)));
            assertThat(bearers.home() != null).as("%s", some).isEqualTo(one);
        }
    }

    private static boolean canBeOne(Entry a, Entry b) {
        boolean numbers = a.registryId() == null
                || b.registryId() == null
                || a.registryId().equals(b.registryId());
        boolean bothMore = !Objects.equals(a.home(), a.registryId()) && !Objects.equals(b.home(), b.registryId());
        return numbers && (!bothMore || a.home().equals(b.home()));
    }
}
