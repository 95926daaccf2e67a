package io.wildcatch.local.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wildcatch.connectors.feeds.Feed;
import io.wildcatch.connectors.feeds.Feeds;
import io.wildcatch.connectors.files.FeedFile;
import io.wildcatch.connectors.files.UnreadableInputException;
import io.wildcatch.event.SourceClass;
import io.wildcatch.local.workspace.UnwritableException;
import io.wildcatch.local.workspace.WorkspaceException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code import}: feed files into a workspace. Exit 0; 1 when nothing came of any record, or the disk is full; 2 for
 * unreadable input. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Maps feed files into a workspace's signals.jsonl, accounts.jsonl and sources.json.")
public final class ImportCommand implements Callable<Integer> {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final long FIRST_NOTE_AFTER = TimeUnit.SECONDS.toNanos(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--feed", paramLabel = "NAME", description = "Which feed the files come from; see --list.")
    private @Nullable String feedName;

    @Option(
            names = "--in",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files to read, plain or gzipped: JSON Lines or one JSON document, or CSV with a header.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "The workspace; made if it isn't there.")
    private @Nullable Path out;

    @Option(
            names = "--append",
            description =
                    "Add to the workspace's files instead of replacing them; accounts and sources aren't repeated.")
    private boolean append;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            defaultValue = "UNKNOWN",
            description = "What sources are that the feed doesn't know by itself (csv, cloudevents), one of"
                    + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, whose reach is taken as anything until"
                    + " verdicts teach it). Sources that are in the workspace already stay as they are with --append.")
    private SourceClass nature = SourceClass.UNKNOWN;

    @Option(names = "--list", description = "Describe the feeds that can be read, and exit.")
    private boolean list;

    @Option(names = "--json", description = "Print counts or the list as JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        if (list) {
            printFeeds();
            return 0;
        }
        Feed feed = feed();
        if (files.isEmpty()) {
            throw wrongUsage("Missing option: --in FILE…");
        }
        if (out == null) {
            throw wrongUsage("Missing option: --out DIR");
        }
        return run(feed, out);
    }

    private int run(Feed feed, Path dir) throws JsonProcessingException {
        try {
            ImportCounts counts = ImportRun.run(feed, files, dir, append, nature, notes());
            stdout().print(json ? MAPPER.writeValueAsString(counts) + System.lineSeparator() : counts.toText());
            stdout().flush();
            if (counts.nothingCameOfIt()) {
                stderr().println("import: no record of these files is one of feed " + feed.name()
                        + "; the reasons are in " + dir.resolve("import-rejected.jsonl"));
                return 1;
            }
            return 0;
        } catch (UnreadableInputException | WorkspaceException e) {
            stderr().println("import: " + e.getMessage());
            return 2;
        } catch (UnwritableException e) {
            stderr().println("import: " + e.getMessage());
            return e.exitCode();
        }
    }

    private Feed feed() {
        if (feedName == null) {
            throw wrongUsage("Missing option: --feed NAME, one of " + names());
        }
        return Feeds.named(feedName)
                .orElseThrow(() -> wrongUsage("Unknown feed '" + feedName + "': expected one of " + names()));
    }

    private static String names() {
        return Feeds.all().stream().map(Feed::name).collect(Collectors.joining(" "));
    }

    /** A note every two seconds, so that a short import prints none. */
    private BiConsumer<FeedFile, Long> notes() {
        long[] next = {System.nanoTime() + FIRST_NOTE_AFTER};
        return (file, records) -> {
            if (System.nanoTime() - next[0] >= 0) {
                next[0] = System.nanoTime() + FIRST_NOTE_AFTER;
                stderr().println("import: %s %d %%, %,d records so far"
                        .formatted(file.name(), file.percentRead(), records));
                stderr().flush();
            }
        };
    }

    private void printFeeds() throws JsonProcessingException {
        if (json) {
            List<Map<String, String>> feeds = new ArrayList<>();
            for (Feed feed : Feeds.all()) {
                Map<String, String> one = new LinkedHashMap<>();
                one.put("name", feed.name());
                one.put("format", feed.format().name());
                one.put("description", feed.description());
                feeds.add(one);
            }
            stdout().println(MAPPER.writeValueAsString(feeds));
        } else {
            Feeds.all()
                    .forEach(feed -> stdout().println(
                                    "%-12s %-5s %s".formatted(feed.name(), feed.format(), feed.description())));
        }
        stdout().flush();
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private PrintWriter stdout() {
        return spec().commandLine().getOut();
    }

    private PrintWriter stderr() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}
