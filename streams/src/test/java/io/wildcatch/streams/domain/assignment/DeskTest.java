package io.wildcatch.streams.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what, over many accounts. */
class DeskTest {

    private final Map<String, Seller> sellers = new TreeMap<>();
    private final Map<String, Seat> kept = new HashMap<>();
    private final Map<String, Answer> last = new TreeMap<>();
    private final Set<Grounds> grounds = EnumSet.noneOf(Grounds.class);
    private final Desk desk = new Desk(() -> sellers, this::answered, this::keep);

    private void answered(Answer answer) {
        grounds.add(answer.grounds());
        last.put(answer.home() + '/' + answer.offering(), answer);
    }

    private void keep(String key, Seat seat) {
        if (seat == null) {
            kept.remove(key);
        } else {
            kept.put(key, seat);
        }
    }

    private void seller(String id, Integer maxOpen, double weight) {
        sellers.put(id, new Seller(id, Set.of(), Set.of(), maxOpen, weight));
    }

    private static Wish wish(String home, String offering, int turn, double value, String owner) {
        return new Wish(home, offering, turn, turn, value, "FR", owner, false, false);
    }

    private String sellerOf(String home, String offering) {
        return last.get(home + '/' + offering).seller();
    }

    @Test
    void shouldShareAccountsByWeight() {
        seller("half", null, 1);
        seller("whole", null, 2);
        seller("double", null, 4);

        for (int i = 0; i < 7_000; i++) {
            desk.seat(wish("acme-" + i + ".fr", "erp", 1, 100, null));
        }

        Map<String, Long> shares =
                last.values().stream().collect(Collectors.groupingBy(Answer::seller, Collectors.counting()));
        assertThat(shares.get("half") / 7_000.0).isCloseTo(1 / 7.0, within(0.02));
        assertThat(shares.get("whole") / 7_000.0).isCloseTo(2 / 7.0, within(0.02));
        assertThat(shares.get("double") / 7_000.0).isCloseTo(4 / 7.0, within(0.02));
    }

    @Test
    void shouldGiveTheSameInAnyOrderWhereEverybodyHasRoom() {
        seller("one", null, 1);
        seller("two", null, 1.5);
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            wishes.add(wish("acme-" + i + ".fr", "erp", 1, i, null));
        }
        wishes.forEach(desk::seat);
        Map<String, Answer> inOrder = Map.copyOf(last);

        Collections.shuffle(wishes, new Random(3));
        last.clear();
        Desk other = new Desk(() -> sellers, this::answered, (key, seat) -> {});
        wishes.forEach(other::seat);

        assertThat(last).isEqualTo(inOrder);
    }

    @Test
    void shouldMoveNothingElseWhenASellerJoins() {
        seller("one", null, 1);
        seller("two", null, 1);
        for (int i = 0; i < 500; i++) {
            desk.seat(wish("acme-" + i + ".fr", "erp", 1, i, null));
        }
        Map<String, Answer> before = Map.copyOf(last);

        seller("new", null, 1);
        for (int i = 0; i < 500; i++) {
            desk.seat(wish("acme-" + i + ".fr", "erp", 2, i, null));
        }

        last.forEach((account, answer) -> {
            if (!"new".equals(answer.seller())) {
                assertThat(answer.seller()).isEqualTo(before.get(account).seller());
            }
        });
        assertThat(last.values())
                .filteredOn(answer -> "new".equals(answer.seller()))
                .hasSizeBetween(130, 205);
    }

    @Test
    void shouldPreferTheOwnerUntilTheOwnerHasNoRoom() {
        seller("owner", 1, 0.001);
        seller("other", null, 1_000);

        desk.seat(wish("a.fr", "erp", 1, 10, "owner"));
        desk.seat(wish("b.fr", "erp", 1, 10, "owner"));

        assertThat(sellerOf("a.fr", "erp")).isEqualTo("owner");
        assertThat(last.get("a.fr/erp").grounds()).isEqualTo(Grounds.OWNER);
        assertThat(sellerOf("b.fr", "erp")).isEqualTo("other");
    }

    @Test
    void shouldKeepToCountryAndOffering() {
        sellers.put("fr", new Seller("fr", Set.of("FR"), Set.of("erp"), null, 1));
        sellers.put("de", new Seller("de", Set.of("DE"), Set.of(), null, 1_000));

        desk.seat(wish("a.fr", "erp", 1, 10, null));
        desk.seat(wish("a.fr", "crm", 1, 10, null));
        desk.seat(wish("b.fr", "crm", 1, 10, null));

        assertThat(sellerOf("a.fr", "erp")).isEqualTo("fr");
        // The account has its seller already.
        assertThat(sellerOf("a.fr", "crm")).isEqualTo("fr");
        assertThat(last.get("b.fr/crm").grounds()).isEqualTo(Grounds.NOBODY);
    }

    @Test
    void shouldGiveTheFreePlaceToTheBestThatWaits() {
        seller("only", 1, 1);
        desk.seat(wish("a.fr", "erp", 1, 10, null));
        desk.seat(wish("b.fr", "erp", 1, 20, null));
        desk.seat(wish("c.fr", "erp", 1, 30, null));
        desk.value("b.fr", "erp", 1, 40, 1);
        assertThat(last.get("b.fr/erp").grounds()).isEqualTo(Grounds.CAPACITY);

        desk.release("a.fr", "erp", 1, 5);

        assertThat(sellerOf("b.fr", "erp")).isEqualTo("only");
        assertThat(last.get("b.fr/erp").at()).isEqualTo(5);
        assertThat(sellerOf("c.fr", "erp")).isNull();
    }

    @Test
    void shouldMoveAllOfAnAccountToTheNextSellerWhoHasRoomForIt() {
        seller("one", 2, 1);
        seller("two", 1, 1);
        seller("three", 2, 1);
        sellers.put("two", new Seller("two", Set.of(), Set.of(), 1, 1e9));
        desk.seat(wish("a.fr", "erp", 1, 10, "one"));
        desk.seat(wish("a.fr", "crm", 1, 10, "one"));

        desk.next("a.fr", "erp", 2, 9);

        assertThat(sellerOf("a.fr", "erp")).isEqualTo("three");
        assertThat(sellerOf("a.fr", "crm")).isEqualTo("three");
        assertThat(last.get("a.fr/erp").turn()).isEqualTo(2);
        assertThat(last.get("a.fr/crm").turn()).isEqualTo(1);
    }

    @Test
    void shouldLeaveItWithTheLastWhenEverybodyHadIt() {
        seller("one", null, 1);
        seller("two", null, 1);
        desk.seat(wish("a.fr", "erp", 1, 10, "one"));
        desk.next("a.fr", "erp", 2, 9);
        assertThat(last.get("a.fr/erp").further()).isFalse();

        desk.next("a.fr", "erp", 3, 10);

        assertThat(sellerOf("a.fr", "erp")).isEqualTo("two");
    }

    @Test
    void shouldServeWhatWaitsWhenSellersGetMoreRoom() {
        seller("only", 0, 1);
        desk.seat(wish("a.fr", "erp", 1, 10, null));
        assertThat(sellerOf("a.fr", "erp")).isNull();

        seller("only", 1, 1);
        desk.review(50);

        assertThat(sellerOf("a.fr", "erp")).isEqualTo("only");
        assertThat(last.get("a.fr/erp").at()).isEqualTo(50);
    }

    /** Random wishes, ends, lapses, sellers who come and go, and restarts from what was kept. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNeverGiveMoreThanThereIsRoomForNorAnAccountToTwo(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            Set<String> offerings = random.nextBoolean() ? Set.of() : Set.of("erp");
            sellers.put("s" + i, new Seller("s" + i, Set.of(), offerings, random.nextInt(5), 1 + random.nextInt(3)));
        }
        Desk present = desk;
        for (int turn = 1; turn <= 3_000; turn++) {
            String home = "acme-" + random.nextInt(20) + ".fr";
            String offering = random.nextBoolean() ? "erp" : "crm";
            switch (random.nextInt(8)) {
                case 0, 1, 2 ->
                    present.seat(wish(home, offering, turn, random.nextInt(100), random.nextInt(3) == 0 ? "s1" : null));
                case 3, 4, 5 -> present.release(home, offering, turn, turn);
                case 6 -> present.next(home, offering, turn, turn);
                default -> {
                    present = new Desk(() -> sellers, this::answered, this::keep);
                    present.restore(kept.values(), turn);
                }
            }
            check();
        }
        assertThat(grounds).contains(Grounds.SHARE, Grounds.ACCOUNT, Grounds.CAPACITY);
    }

    private void check() {
        Map<String, Long> open = kept.values().stream()
                .filter(seat -> seat.seller() != null)
                .collect(Collectors.groupingBy(Seat::seller, Collectors.counting()));
        open.forEach((id, count) ->
                assertThat(count).isLessThanOrEqualTo((long) sellers.get(id).maxOpen()));
        kept.values().stream()
                .filter(seat -> seat.seller() != null)
                .collect(Collectors.groupingBy(
                        seat -> seat.wish().home(), Collectors.mapping(Seat::seller, Collectors.toSet())))
                .forEach((home, all) -> assertThat(all).hasSize(1));
        // What waits could go nowhere: nobody who might take it has room.
        kept.values().stream()
                .filter(seat -> seat.grounds() == Grounds.CAPACITY)
                .forEach(waiting -> {
                    boolean bound = kept.values().stream()
                            .anyMatch(other -> other.seller() != null
                                    && other.wish().home().equals(waiting.wish().home()));
                    sellers.values().stream()
                            .filter(seller -> !bound && !waiting.tried().contains(seller.id()))
                            .filter(seller -> seller.serves(waiting.wish())
                                    || seller.id().equals(waiting.wish().owner()))
                            .forEach(seller -> assertThat(open.getOrDefault(seller.id(), 0L))
                                    .isEqualTo((long) seller.maxOpen()));
                });
    }
}
