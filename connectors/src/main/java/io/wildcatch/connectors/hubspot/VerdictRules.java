package io.wildcatch.connectors.hubspot;

import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a record's properties say about its opportunity.
 *
 * @param account property that holds the account's id
 * @param offering property that holds the offering's id
 * @param seller property that holds the seller's id
 * @param note property with words of the seller's; empty: none
 * @param stage property that holds the stage
 * @param outcomes by stage; {@code *} for all others
 * @param disposition property that says more than the stage; empty: none
 * @param dispositions outcomes by its value; they go before the stage's
 * @param rivals property that says whether rivals were there; empty: none
 * @param presences by its value; {@code *} for all others
 */
record VerdictRules(
        String account,
        String offering,
        String seller,
        String note,
        String stage,
        Map<String, Outcome> outcomes,
        String disposition,
        Map<String, Outcome> dispositions,
        String rivals,
        Map<String, RivalPresence> presences) {

    private static final String REST = "*";

    VerdictRules {
        outcomes = Map.copyOf(outcomes);
        dispositions = Map.copyOf(dispositions);
        presences = Map.copyOf(presences);
    }

    /**
     * Reads {@code value:OUTCOME} pairs with commas between them.
     *
     * @throws IllegalArgumentException when one isn't; says what was expected
     */
    static <T extends Enum<T>> Map<String, T> pairs(String text, Class<T> type) {
        Function<String, T> meaning = name -> Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name) && !(type == Outcome.class && name.equals("UNKNOWN")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "': expected one of " + names(type)));
        Map<String, T> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.lastIndexOf(':');
            if (colon > 0) {
                pairs.put(
                        pair.substring(0, colon).strip(),
                        meaning.apply(pair.substring(colon + 1).strip()));
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException(
                        "'" + pair.strip() + "': expected a value, a colon and one of " + names(type));
            }
        }
        return pairs;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return String.join(
                " ",
                Stream.of(type.getEnumConstants())
                        .map(Enum::name)
                        .filter(name -> !(type == Outcome.class && name.equals("UNKNOWN")))
                        .toList());
    }

    /** The properties whose changes are verdicts. */
    List<String> telling() {
        return Stream.of(stage, disposition, rivals)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The properties that say whose verdict it is. */
    List<String> naming() {
        return Stream.of(account, offering, seller, note)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * What the values mean.
     *
     * @param stageByApp whether an app set the stage: then it is our own, or another machine's, and no verdict
     * @return empty when they mean nothing
     */
    Optional<Outcome> outcome(String stageValue, boolean stageByApp, String dispositionValue) {
        Outcome said = dispositions.get(dispositionValue);
        if (said != null) {
            return Optional.of(said);
        }
        return stageByApp
                ? Optional.of(Outcome.OPEN)
                : Optional.ofNullable(outcomes.getOrDefault(stageValue, outcomes.get(REST)));
    }

    RivalPresence presence(String value) {
        RivalPresence otherwise = value.isEmpty() ? null : presences.get(REST);
        RivalPresence presence = presences.getOrDefault(value, otherwise);
        return presence == null ? RivalPresence.UNKNOWN : presence;
    }
}
