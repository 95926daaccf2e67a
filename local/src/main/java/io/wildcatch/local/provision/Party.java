package io.wildcatch.local.provision;

import java.util.Locale;
import java.util.Optional;

/**
 * Who is to be let in.
 *
 * @param role what they do
 * @param principal as Kafka names them, for example {@code User:wildcatch}
 * @param name see {@link Role}
 * @param workers {@code group.id} of the workers that run a connector; means nothing to others
 * @param deadLetters where a sink puts what it can't deliver; empty when it stops instead, and for others
 */
public record Party(Role role, String principal, String name, String workers, Optional<String> deadLetters) {

    public Party {
        if (!principal.matches("\\w+:.+")) {
            throw new IllegalArgumentException("principal: expected for example User:wildcatch, got " + principal);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "name: expected what the " + role.name().toLowerCase(Locale.ROOT) + " is called, but it is empty");
        }
    }

    /**
     * One with the usual names.
     *
     * @throws IllegalArgumentException for a connector, which has no usual name
     */
    public static Party of(Role role, String principal) {
        return new Party(role, principal, role.usualName().orElse(""), workersName(), Optional.empty());
    }

    /** One with a name of its own. */
    public static Party of(Role role, String principal, String name) {
        return new Party(role, principal, name, workersName(), Optional.empty());
    }

    private static String workersName() {
        return Role.CONNECT.usualName().orElseThrow();
    }
}
