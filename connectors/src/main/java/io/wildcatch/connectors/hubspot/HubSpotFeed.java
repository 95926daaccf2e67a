package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.NoAnswerException;
import io.wildcatch.connectors.verdicts.ChangeFeed;
import io.wildcatch.connectors.verdicts.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through its parts, one after the other. A page's name is the part's, a colon, and where to go on in it. */
final class HubSpotFeed implements ChangeFeed {

    private final List<Part> parts;

    HubSpotFeed(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Page read(Instant from, @Nullable String page) throws NoAnswerException, InterruptedException {
        String[] name = page == null ? new String[] {} : page.split(":", 2);
        // A part may be gone, since settings changed: then the round begins again.
        int at = name.length == 2 ? place(name[0]) : -1;
        return at < 0 ? read(from, 0, "") : read(from, at, name[1]);
    }

    private Page read(Instant from, int at, String after) throws NoAnswerException, InterruptedException {
        Page read = parts.get(at).read(from, after);
        return new Page(read.findings(), read.skipped(), read.latest(), next(at, read.next()));
    }

    private @Nullable String next(int at, @Nullable String after) {
        if (after != null) {
            return parts.get(at).name() + ":" + after;
        }
        return at + 1 < parts.size() ? parts.get(at + 1).name() + ":" : null;
    }

    private int place(String name) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
