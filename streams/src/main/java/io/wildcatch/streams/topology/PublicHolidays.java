package io.wildcatch.streams.topology;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.wildcatch.streams.domain.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Public holidays of whole countries (not those of single regions) by Jollyday's tables. A country's year is read once,
 * on first use, since the tables take a moment.
 */
final class PublicHolidays implements Holidays {

    private static final Logger LOG = LoggerFactory.getLogger(PublicHolidays.class);

    private static final Set<HolidayType> FREE = Set.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY);

    private record CountryYear(String country, int year) {}

    private final Map<CountryYear, Set<LocalDate>> days = new ConcurrentHashMap<>();

    @Override
    public boolean isHoliday(String country, LocalDate day) {
        return days.computeIfAbsent(new CountryYear(country, day.getYear()), PublicHolidays::read)
                .contains(day);
    }

    private static Set<LocalDate> read(CountryYear wanted) {
        try {
            return HolidayManager.getInstance(
                            ManagerParameters.create(wanted.country().toLowerCase(Locale.ROOT)))
                    .getHolidays(Year.of(wanted.year()))
                    .stream()
                    .filter(holiday -> FREE.contains(holiday.getType()))
                    .map(Holiday::getDate)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.warn(
                    "No table of public holidays for {}: every weekday counts as a working day there",
                    wanted.country());
            return Set.of();
        }
    }
}
