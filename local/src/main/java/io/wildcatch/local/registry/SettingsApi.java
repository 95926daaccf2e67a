package io.wildcatch.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** The paths of the protocol that are about compatibility levels and modes. */
final class SettingsApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;

    SettingsApi(Settings settings) {
        this.settings = settings;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/config", call -> showLevel(settings.level()))
                .add("PUT", "/config", call -> setLevel(call, Optional.empty()))
                .add("DELETE", "/config", this::dropLevel)
                .add("GET", "/config/{}", this::levelOf)
                .add("PUT", "/config/{}", call -> setLevel(call, Optional.of(call.argument(0))))
                .add("DELETE", "/config/{}", this::dropLevelOf)
                .add("GET", "/mode", call -> showMode(settings.mode()))
                .add("PUT", "/mode", call -> setMode(call, Optional.empty()))
                .add("DELETE", "/mode", this::dropMode)
                .add("GET", "/mode/{}", this::modeOf)
                .add("PUT", "/mode/{}", call -> setMode(call, Optional.of(call.argument(0))))
                .add("DELETE", "/mode/{}", this::dropModeOf);
    }

    private JsonNode levelOf(Call call) {
        String subject = call.argument(0);
        Optional<Level> own = settings.level(subject);
        if (own.isEmpty() && !call.flag("defaultToGlobal")) {
            throw RegistryError.noLevel(subject);
        }
        return showLevel(own.orElseGet(settings::level));
    }

    private JsonNode setLevel(Call call, Optional<String> subject) {
        Level level = Level.parse(call.json().path("compatibility").asText()).orElseThrow(RegistryError::invalidLevel);
        settings.setLevel(subject, Optional.of(level));
        return JSON.createObjectNode().put("compatibility", level.name());
    }

    private JsonNode dropLevel(Call call) {
        Level before = settings.level();
        settings.setLevel(Optional.empty(), Optional.empty());
        return showLevel(before);
    }

    private JsonNode dropLevelOf(Call call) {
        String subject = call.argument(0);
        Level before = settings.level(subject).orElseThrow(() -> RegistryError.noSubject(subject));
        settings.setLevel(Optional.of(subject), Optional.empty());
        return showLevel(before);
    }

    private JsonNode modeOf(Call call) {
        String subject = call.argument(0);
        Optional<Mode> own = settings.mode(subject);
        if (own.isEmpty() && !call.flag("defaultToGlobal")) {
            throw RegistryError.noMode(subject);
        }
        return showMode(own.orElseGet(settings::mode));
    }

    private JsonNode setMode(Call call, Optional<String> subject) {
        Mode mode = Mode.parse(call.json().path("mode").asText()).orElseThrow(RegistryError::invalidMode);
        settings.setMode(subject, Optional.of(mode), call.flag("force"));
        return showMode(mode);
    }

    private JsonNode dropMode(Call call) {
        Mode before = settings.mode();
        settings.setMode(Optional.empty(), Optional.empty(), true);
        return showMode(before);
    }

    private JsonNode dropModeOf(Call call) {
        String subject = call.argument(0);
        Mode before = settings.mode(subject).orElseThrow(() -> RegistryError.noSubject(subject));
        settings.setMode(Optional.of(subject), Optional.empty(), true);
        return showMode(before);
    }

    private static JsonNode showLevel(Level level) {
        return JSON.createObjectNode().put("compatibilityLevel", level.name());
    }

    private static JsonNode showMode(Mode mode) {
        return JSON.createObjectNode().put("mode", mode.name());
    }
}
