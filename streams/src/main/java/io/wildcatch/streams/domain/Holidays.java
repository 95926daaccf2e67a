package io.wildcatch.streams.domain;

import java.time.LocalDate;

/** Public holidays, from outside. */
@FunctionalInterface
public interface Holidays {

    /** Every day is as good as the next. */
    Holidays NONE = (country, day) -> false;

    /** @param country ISO 3166-1 alpha-2 code; one that nobody knows has no holidays */
    boolean isHoliday(String country, LocalDate day);
}
