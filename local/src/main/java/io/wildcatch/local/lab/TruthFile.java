package io.wildcatch.local.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.wildcatch.local.workspace.RecordFile;
import io.wildcatch.local.workspace.WorkspaceException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was really going on, from {@code truth.jsonl} or a JSON array.
 *
 * <p>Only two things must be there: one identifier ({@code accountId}, {@code domain} or {@code registryId}), and
 * {@code buyer} or {@code role}. Without {@code from} and {@code until} an episode has no begin and no end; without {@code
 * rivalsAt} a contact counts as the only one, and expected rivals aren't compared. A company with several episodes has
 * several lines.
 */
public final class TruthFile {

    private final Path file;
    private final long line;
    private final JsonNode node;

    private TruthFile(Path file, long line, JsonNode node) {
        this.file = file;
        this.line = line;
        this.node = node;
    }

    /** @throws WorkspaceException naming file, line and field of what can't be read */
    public static List<AccountTruth> read(Path file) throws WorkspaceException {
        List<AccountTruth> truth = new ArrayList<>();
        RecordFile.read(file, (line, buffer, offset, length) -> {
            JsonNode node = JsonTree.object(file, line, buffer, offset, length);
            truth.add(new TruthFile(file, line, node).account());
        });
        return truth;
    }

    private AccountTruth account() throws WorkspaceException {
        String role = text("role", "");
        boolean buyer = buyer(role);
        Instant from = time("from", Instant.MIN);
        Instant until = time("until", Instant.MAX);
        boolean timed = !from.equals(Instant.MIN) || !until.equals(Instant.MAX);
        if (until.isBefore(from)) {
            throw wrong("until", "a time not before from");
        }
        return new AccountTruth(
                id(),
                optional("domain"),
                optional("registryId"),
                optional("name"),
                optional("country"),
                role,
                buyer,
                flag("quiet", buyer && role.startsWith("QUIET")),
                flag("silent", buyer && role.startsWith("SILENT")),
                optional("offering"),
                buyer || timed,
                from,
                until,
                rivalsAt());
    }

    private String id() throws WorkspaceException {
        String id = optional("accountId");
        if (id != null) {
            return id;
        }
        String domain = optional("domain");
        if (domain != null) {
            return "domain:" + domain;
        }
        String registryId = optional("registryId");
        if (registryId != null) {
            return "registry:" + registryId;
        }
        throw wrong("accountId", "it, or domain, or registryId");
    }

    private boolean buyer(String role) throws WorkspaceException {
        if (!node.hasNonNull("buyer") && role.isEmpty()) {
            throw wrong("buyer", "true or false, or a role such as QUIET_BUYER");
        }
        return flag("buyer", role.endsWith("BUYER"));
    }

    private Optional<List<Instant>> rivalsAt() throws WorkspaceException {
        JsonNode value = node.path("rivalsAt");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isArray()) {
            throw wrong("rivalsAt", "an array of times");
        }
        List<Instant> times = new ArrayList<>();
        for (JsonNode time : value) {
            times.add(parse("rivalsAt", time));
        }
        return Optional.of(times);
    }

    private Instant time(String field, Instant otherwise) throws WorkspaceException {
        return node.hasNonNull(field) ? parse(field, node.get(field)) : otherwise;
    }

    private Instant parse(String field, JsonNode value) throws WorkspaceException {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw wrong(field, "a time such as 2026-01-05T10:00:00Z");
        }
    }

    private boolean flag(String field, boolean otherwise) throws WorkspaceException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.asBoolean();
    }

    private String text(String field, String otherwise) throws WorkspaceException {
        String value = optional(field);
        return value == null ? otherwise : value;
    }

    private @Nullable String optional(String field) throws WorkspaceException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(field, "a text");
        }
        return value.asText();
    }

    private WorkspaceException wrong(String field, String expected) {
        return new WorkspaceException(file, "line %d: %s: expected %s".formatted(line, field, expected), null);
    }
}
