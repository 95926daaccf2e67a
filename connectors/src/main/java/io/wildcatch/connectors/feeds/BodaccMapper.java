package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * French legal notices: one signal for each company of a notice, on the day of its publication. Reads the public API's
 * records and those of the bulk files.
 *
 * <p>A correction or annulment is a signal too; its attribute {@code corrects} names the notice it is about, in the form
 * in which that notice's own attribute {@code reference} names itself.
 */
public final class BodaccMapper implements FeedMapper {

    static final String SOURCE = "bodacc";
    private static final String KIND = "LEGAL_NOTICE";
    private static final double OTHER_ACT = 0.1;

    /** How much an act says about buying soon, 0 to 1: who takes over a business spends; who closes doesn't. */
    private static final Map<String, Double> STRENGTHS = Map.of(
            "vente", 0.5,
            "immatriculation", 0.35,
            "creation", 0.3,
            "modification", 0.2,
            "procol", 0.1,
            "depot", 0.1,
            "dpc", 0.1,
            "radiation", 0.05);

    private static final double ANNULLED = 0.05;

    @Override
    public MapOutcome map(JsonNode record) {
        boolean api = BodaccApiShape.fits(record);
        if (!api && !BodaccFileShape.fits(record)) {
            return rejected("not a notice", "expected dateparution and numeroannonce, or date_parution and numero");
        }
        Optional<String> date = FeedJson.text(record, "dateparution", "date_parution");
        Optional<Instant> published = date.flatMap(FeedTime::parse);
        if (published.isEmpty()) {
            return rejected("no publication date", "expected yyyy-mm-dd between 1970 and 2099");
        }
        BodaccNotice notice =
                api ? BodaccApiShape.read(record, published.get()) : BodaccFileShape.read(record, published.get());
        if (!notice.isNumbered()) {
            return rejected("no number", "expected the number of the issue and of the notice in it");
        }
        if (notice.companies().isEmpty()) {
            return api && BodaccApiShape.isAboutPersonsOnly(record)
                    ? MapOutcome.withheld("about natural persons only")
                    : rejected("no company", "expected a register number or a name");
        }
        List<Signal> signals = signals(notice);
        return new MapOutcome.Mapped(signals, Notices.accounts(signals));
    }

    private static List<Signal> signals(BodaccNotice notice) {
        List<Signal> signals = new ArrayList<>();
        boolean several = notice.companies().size() > 1;
        Set<String> seen = new HashSet<>();
        for (BodaccNotice.Company company : notice.companies()) {
            String suffix = several ? "#" + suffix(company, signals.size() + 1) : "";
            if (seen.add(suffix)) {
                signals.add(signal(notice, company, notice.id() + suffix));
            }
        }
        return signals;
    }

    private static String suffix(BodaccNotice.Company company, int position) {
        return company.registryId().map(id -> id.substring(3)).orElse(Integer.toString(position));
    }

    private static Signal signal(BodaccNotice notice, BodaccNotice.Company company, String id) {
        return Signal.newBuilder()
                .setId(id)
                .setSource(SOURCE)
                .setKind(KIND)
                .setOccurredAt(notice.published())
                .setObservedAt(notice.published())
                .setAccount(AccountRef.newBuilder()
                        .setRegistryId(company.registryId().orElse(null))
                        .setName(company.name().orElse(null))
                        .setCountry("FR")
                        .setCity(company.city().orElse(null))
                        .build())
                .setStrength(strength(notice))
                .setTitle(notice.act() + company.name().map(name -> ": " + name).orElse(""))
                .setText(Notices.joined("\n", notice.text().stream().map(Optional::of)))
                .setUrl(notice.url())
                .setAttributes(attributes(notice))
                .build();
    }

    private static double strength(BodaccNotice notice) {
        return notice.kind().equals("annulation") ? ANNULLED : STRENGTHS.getOrDefault(notice.act(), OTHER_ACT);
    }

    private static Map<String, String> attributes(BodaccNotice notice) {
        return Notices.attributes(Map.of(
                "reference", Optional.of(notice.reference()),
                "corrects", notice.corrects(),
                "act", Optional.of(notice.act()),
                "notice", Optional.of(notice.kind()),
                "category", notice.category(),
                "department", notice.department(),
                "court", notice.court()));
    }
}
