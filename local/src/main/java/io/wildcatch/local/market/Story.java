package io.wildcatch.local.market;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that shows of one company during the history.
 *
 * @param episode what it is up to, if anything
 * @param reports in no order
 */
record Story(Company company, Optional<Episode> episode, List<Report> reports) {

    private static final int BACKGROUND_DAYS = 60;

    static Story of(MarketSettings settings, Company company) {
        Dice dice = Dice.of(settings.seed(), "story", company.index());
        Optional<Episode> episode = company.role() == Role.BYSTANDER
                ? Optional.empty()
                : Optional.of(Episode.draw(settings, company, dice));
        return new Story(company, episode, new Teller(settings, company, dice).tell(episode));
    }

    private static final class Teller {
        private final MarketSettings settings;
        private final Company company;
        private final Dice dice;
        private final Reporter reporter;
        private final List<Report> reports = new ArrayList<>();

        Teller(MarketSettings settings, Company company, Dice dice) {
            this.settings = settings;
            this.company = company;
            this.dice = dice;
            this.reporter = new Reporter(company, dice, "");
        }

        List<Report> tell(Optional<Episode> episode) {
            for (Act act : settings.style().background(company.inPublicEye())) {
                int times = dice.poisson(act.times() * settings.days() / BACKGROUND_DAYS);
                for (int i = 0; i < times; i++) {
                    Instant at = settings.start().plusSeconds((long) (dice.share() * settings.days() * 86_400));
                    show(act, settings.style().drawItem(dice), at, false);
                }
            }
            episode.ifPresent(this::tell);
            return reports;
        }

        private void tell(Episode episode) {
            for (Act act : settings.style().of(company.role())) {
                int times = dice.poisson(act.times());
                for (int i = 0; i < times; i++) {
                    show(act, episode.item(), episode.moment(act.late(), dice), true);
                }
            }
        }

        private void show(Act act, Catalogue.Item item, Instant moment, boolean episodic) {
            Instant at = act.byPerson() ? officeHours(moment) : moment.truncatedTo(ChronoUnit.SECONDS);
            Report first = reporter.report(act, item, at, at.plus(reporter.delay(act.outlet())), episodic);
            keep(first);
            spread(first);
            if (dice.chance(0.02)) {
                keep(Reporter.resent(first, after(first, 0, 48)));
            }
        }

        /** Resellers, agencies and copyists; and the source itself, which got something wrong. */
        private void spread(Report first) {
            if (first.outlet().manner().isNumbered() && dice.chance(0.1)) {
                keep(reporter.correction(first, after(first, 24, 240)));
            }
            for (Style.Copy copy : settings.style().copiesOf(first.outlet())) {
                copy(first, copy.outlet(), copy.probability(), copy.withinHours());
            }
        }

        private void copy(Report first, Outlet outlet, double probability, int withinHours) {
            if (dice.chance(probability)) {
                keep(reporter.again(first, outlet, after(first, 0.5, withinHours)));
            }
        }

        private Instant after(Report first, double fromHours, double toHours) {
            return Instant.ofEpochMilli(first.shownAt()).plusSeconds((long) (dice.between(fromHours, toHours) * 3600));
        }

        /** What happened before the history, or shows after it, isn't in it. */
        private void keep(Report report) {
            boolean begun = !report.signal().getOccurredAt().isBefore(settings.start());
            if (begun && report.shownAt() < settings.end().toEpochMilli()) {
                reports.add(report);
            }
        }

        private Instant officeHours(Instant moment) {
            OffsetDateTime day = moment.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
                day = day.plusDays(2);
            } else if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            return day.plus(Duration.ofSeconds((long) (dice.between(7, 17.5) * 3600)))
                    .toInstant();
        }
    }
}
