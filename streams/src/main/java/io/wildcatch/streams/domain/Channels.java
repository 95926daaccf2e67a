package io.wildcatch.streams.domain;

import io.wildcatch.streams.domain.policy.TimingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rule 11, the channel: what the person prefers; else the first of the policy's channels through which they haven't
 * been contacted in vain. Who didn't opt in gets an e-mail from a human only when there is no other way, and nobody gets one
 * without an address.
 */
final class Channels {

    private static final String EMAIL = "EMAIL";

    private final TimingRules rules;

    Channels(TimingRules rules) {
        this.rules = rules;
    }

    /**
     * @param unanswered contacts with this person that nobody answered
     * @return null when nothing is known that could be used
     */
    @Nullable
    String choose(Contact contact, Lane lane, List<Touch> unanswered) {
        String preferred = contact.channel();
        if (preferred != null && (contact.hasAddress() || !preferred.equals(EMAIL))) {
            return preferred;
        }
        List<String> usable = usable(contact, lane);
        Set<String> inVain = unanswered.stream()
                .map(touch -> String.valueOf(touch.channel()))
                .collect(Collectors.toSet());
        return usable.stream()
                .filter(channel -> !inVain.contains(channel))
                .findFirst()
                .orElse(usable.isEmpty() ? null : usable.get(0));
    }

    private List<String> usable(Contact contact, Lane lane) {
        boolean machine = lane == Lane.AUTOMATION;
        List<String> usable = new ArrayList<>(machine ? rules.machineChannels() : rules.channels());
        if (!contact.hasAddress()) {
            usable.remove(EMAIL);
        } else if (!machine && !contact.optedIn() && usable.remove(EMAIL)) {
            usable.add(EMAIL);
        }
        return usable;
    }
}
