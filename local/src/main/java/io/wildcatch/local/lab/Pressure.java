package io.wildcatch.local.lab;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Contact pressure at decisions for HUMAN or AUTOMATION: per person at most 1 unanswered contact in 14 days, per account
 * at most 3 in 30 days. A reply answers every contact before it, that of a person those of the person, any those of the
 * account.
 *
 * @param person decisions whose own contact would be one too many for the person, at {@code contactFrom} where the
 *     decision has one, else at once
 * @param account the same for the account
 * @param personOver decisions made while the person's unanswered contacts were over the budget already
 * @param accountOver the same for the account
 */
public record Pressure(long person, long account, long personOver, long accountOver) {

    private static final Duration PERSON_WINDOW = Duration.ofDays(14);
    private static final Duration ACCOUNT_WINDOW = Duration.ofDays(30);
    private static final int PERSON_BUDGET = 1;
    private static final int ACCOUNT_BUDGET = 3;

    static Pressure of(Trial trial) {
        Map<String, List<Touch>> byAccount = new HashMap<>();
        trial.touches().stream()
                .sorted(Comparator.comparing(Touch::getAt))
                .forEach(touch -> byAccount
                        .computeIfAbsent(touch.getAccountId(), id -> new ArrayList<>())
                        .add(touch));
        long[] counts = new long[4];
        for (Decision decision : trial.decisions()) {
            if (decision.getLane() == Lane.HUMAN || decision.getLane() == Lane.AUTOMATION) {
                count(decision, byAccount.getOrDefault(decision.getAccountId(), List.of()), counts);
            }
        }
        return new Pressure(counts[0], counts[1], counts[2], counts[3]);
    }

    private static void count(Decision decision, List<Touch> all, long[] counts) {
        Instant at = decision.getAt();
        Instant contact = decision.getContactFrom() == null ? at : decision.getContactFrom();
        List<Touch> known =
                all.stream().filter(touch -> !touch.getAt().isAfter(at)).toList();
        String person = decision.getPersonId();
        if (person != null) {
            Predicate<Touch> same = touch -> Objects.equals(touch.getPersonId(), person);
            counts[0] += unanswered(known, same, contact, PERSON_WINDOW) >= PERSON_BUDGET ? 1 : 0;
            counts[2] += unanswered(known, same, at, PERSON_WINDOW) > PERSON_BUDGET ? 1 : 0;
        }
        counts[1] += unanswered(known, touch -> true, contact, ACCOUNT_WINDOW) >= ACCOUNT_BUDGET ? 1 : 0;
        counts[3] += unanswered(known, touch -> true, at, ACCOUNT_WINDOW) > ACCOUNT_BUDGET ? 1 : 0;
    }

    /** Contacts of the last days since the last reply. */
    private static long unanswered(List<Touch> touches, Predicate<Touch> test, Instant now, Duration window) {
        long count = 0;
        for (Touch touch : touches) {
            if (test.test(touch)) {
                if (touch.getDirection() == Direction.IN) {
                    count = 0;
                } else if (touch.getAt().isAfter(now.minus(window))) {
                    count++;
                }
            }
        }
        return count;
    }
}
