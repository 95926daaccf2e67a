package io.wildcatch.local.registry;

import java.util.List;
import java.util.Optional;

/**
 * A version as a request names it.
 *
 * @param number from 1, or {@link #LATEST}
 */
record Version(int number) {

    static final int LATEST = -1;

    /** @throws RegistryError when it is neither a positive number nor {@code latest} */
    static Version parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new Version(LATEST);
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return new Version(number);
            }
        } catch (NumberFormatException e) {
            throw RegistryError.invalidVersion(text);
        }
        throw RegistryError.invalidVersion(text);
    }

    boolean isLatest() {
        return number == LATEST;
    }

    /** @param registrations oldest first */
    Optional<Registration> among(List<Registration> registrations) {
        return registrations.stream()
                .filter(registration -> isLatest() || registration.version() == number)
                .reduce((earlier, later) -> later);
    }
}
