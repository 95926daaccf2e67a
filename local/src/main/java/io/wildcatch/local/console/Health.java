package io.wildcatch.local.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.local.console.view.ViewReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How the console and all other parts are. */
final class Health {

    private static final String CONSOLE = "console";

    private final Supplier<List<PartHealth>> parts;
    private final ViewReader reader;
    private final String address;

    Health(Supplier<List<PartHealth>> parts, ViewReader reader, String address) {
        this.parts = parts;
        this.reader = reader;
        this.address = address;
    }

    /** Every part with what it says of itself, the console last. */
    ObjectNode report() {
        List<PartHealth> all = all();
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("ok", all.stream().allMatch(PartHealth::ok));
        ArrayNode list = json.putArray("parts");
        all.forEach(part -> list.addObject()
                .put("name", part.name())
                .put("address", part.address())
                .put("ok", part.ok())
                .put("detail", part.detail()));
        json.putObject("view")
                .put("caughtUp", reader.caughtUp())
                .put("lag", reader.lag())
                .put("records", reader.records())
                .put("unreadable", reader.unreadable());
        return json;
    }

    boolean isReady() {
        return all().stream().allMatch(PartHealth::ok);
    }

    /** Whether it is ready, what it waits for, and which topics it can't see; without addresses: anybody may ask. */
    ObjectNode readiness() {
        List<PartHealth> all = all();
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("ready", all.stream().allMatch(PartHealth::ok));
        ArrayNode waiting = json.putArray("waitingFor");
        all.stream().filter(part -> !part.ok()).forEach(part -> waiting.add(part.name()));
        ArrayNode hidden = json.putArray("cannotSee");
        reader.hidden().forEach(hidden::add);
        return json;
    }

    /** What keeps the console itself from showing all there is; empty when nothing does. */
    List<String> faults() {
        PartHealth console = console();
        return console.ok() ? List.of() : List.of(console.detail());
    }

    /** Of itself the console knows more than whoever started it. */
    private List<PartHealth> all() {
        List<PartHealth> all = new ArrayList<>(parts.get());
        all.removeIf(part -> part.name().equals(CONSOLE));
        all.add(console());
        return all;
    }

    private PartHealth console() {
        boolean ok = reader.caughtUp()
                && reader.trouble().isEmpty()
                && reader.hidden().isEmpty();
        return new PartHealth(CONSOLE, address, ok, ok ? "up to date" : waitingFor());
    }

    private String waitingFor() {
        if (!reader.trouble().isEmpty()) {
            return reader.trouble();
        }
        return reader.hidden().isEmpty()
                ? "reads the topics, " + reader.lag() + " records to go"
                : "Kafka doesn't let it see: " + String.join(", ", reader.hidden())
                        + " (wildcatch acls --role console prints its rights)";
    }
}
