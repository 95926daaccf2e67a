package io.wildcatch.connectors.feeds;

import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A notice about a public tender, whichever journal and shape it came from.
 *
 * @param source source id, which begins its references too: {@code ted:123456-2026}
 * @param number number of the notice at its journal
 * @param published day of publication
 * @param stage how far the purchase is
 * @param procedure number of the notice that opened the purchase which this one ends, if it says so: both are one event
 * @param corrects numbers of the notices that this one corrects
 * @param title what is bought
 * @param text description
 * @param url where it can be read
 * @param buyers who buys
 * @param deadline until when offers are taken, as published; kept only if it can be true
 * @param details further attributes
 */
record TenderNotice(
        String source,
        String number,
        Instant published,
        Stage stage,
        Optional<String> procedure,
        List<String> corrects,
        Optional<String> title,
        Optional<String> text,
        String url,
        List<AccountRef> buyers,
        Optional<String> deadline,
        Map<String, Optional<String>> details) {

    private static final String KIND = "TENDER";
    private static final Duration LONGEST_TENDER = Duration.ofDays(5 * 365);

    /** How far a purchase is, and how much that says about buying soon. */
    enum Stage {
        PLANNED(0.6),
        OPEN(0.9),
        QUALIFICATION(0.4),
        /** Somebody has won it already. */
        AWARDED(0.1),
        OTHER(0.2);

        private final double strength;

        Stage(double strength) {
            this.strength = strength;
        }
    }

    MapOutcome toOutcome() {
        if (buyers.isEmpty()) {
            return MapOutcome.rejected("no company", "expected the buyer's name or register number");
        }
        List<Signal> signals = new ArrayList<>();
        for (AccountRef buyer : buyers) {
            String suffix = buyers.size() > 1 ? "#" + (signals.size() + 1) : "";
            signals.add(signal(buyer, source + ":" + number + suffix));
        }
        return new MapOutcome.Mapped(signals, Notices.accounts(signals));
    }

    private Signal signal(AccountRef buyer, String id) {
        return Signal.newBuilder()
                .setId(id)
                .setSource(source)
                .setKind(KIND)
                .setOccurredAt(published)
                .setObservedAt(published)
                .setAccount(buyer)
                .setStrength(stage.strength)
                .setTitle(title.orElse(null))
                .setText(Notices.joined("\n", Stream.of(text)))
                .setUrl(url)
                .setAttributes(attributes())
                .build();
    }

    private Map<String, String> attributes() {
        Map<String, Optional<String>> all = new TreeMap<>(details);
        all.put("reference", Optional.of(source + ":" + procedure.orElse(number)));
        all.put("corrects", corrects.stream().findFirst().map(first -> source + ":" + first));
        all.put("stage", Optional.of(stage.name().toLowerCase(Locale.ROOT)));
        all.put(
                "deadline",
                deadline.flatMap(FeedTime::parse).filter(this::canBeTheDeadline).map(Instant::toString));
        return Notices.attributes(all);
    }

    private boolean canBeTheDeadline(Instant end) {
        return end.isAfter(published.minus(Duration.ofDays(1))) && end.isBefore(published.plus(LONGEST_TENDER));
    }
}
