package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.MapOutcome.rejected;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.event.AccountRef;
import io.wildcatch.event.Signal;
import io.wildcatch.schemas.json.InvalidRecordException;
import io.wildcatch.schemas.json.RecordJson;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records that are signals already, once their envelope is off. */
final class SignalRecords {

    private SignalRecords() {}

    static MapOutcome read(ObjectNode signal) {
        try {
            return checked(RecordJson.read(Signal.class, signal));
        } catch (InvalidRecordException e) {
            return rejected("not a signal", String.valueOf(e.getMessage()));
        }
    }

    private static MapOutcome checked(Signal signal) {
        if (signal.getId().isBlank()
                || signal.getSource().isBlank()
                || signal.getKind().isBlank()) {
            return rejected("not a signal", "expected id, source and kind");
        }
        Double strength = signal.getStrength();
        if (strength != null && !(strength >= 0 && strength <= 1)) {
            return rejected("not a signal", "strength: expected a number from 0 to 1");
        }
        return namesCompany(signal.getAccount())
                ? new MapOutcome.Mapped(List.of(signal), List.of())
                : rejected("no company", "expected account.domain, account.registryId or account.name");
    }

    static boolean namesCompany(AccountRef account) {
        return Stream.of(given(account.getDomain()), given(account.getRegistryId()), given(account.getName()))
                .anyMatch(Boolean::booleanValue);
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
