package io.wildcatch.connectors.files;

import io.wildcatch.connectors.feeds.Feed;
import io.wildcatch.connectors.feeds.Feeds;
import io.wildcatch.connectors.source.Findings;
import io.wildcatch.connectors.source.SourceSettings;
import io.wildcatch.connectors.source.Validators;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The options of {@link FileSourceConnector}. */
final class FileSourceConfig {

    static final String FEED = "feed";
    static final String PATH = "path";
    static final String PATTERN = "file.pattern";
    static final String DONE = "done.path";
    static final String SETTLED = "settled.after.ms";
    static final String POLL = "poll.interval.ms";
    static final String BATCH = "batch.records";
    static final String LONGEST = "max.record.bytes";
    static final String ACCOUNTS = "accounts";
    static final String COLUMNS = "csv.columns";
    static final String CONSTANTS = "csv.constants";

    private static final String GROUP = "Files";
    private static final String PAIRS = "expected name:value pairs, comma-separated";

    static final ConfigDef DEFINITION = SourceSettings.addTo(definition());

    private FileSourceConfig() {}

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef()
                .define(
                        FEED,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Validators.oneOf(Feeds::names),
                        Importance.HIGH,
                        "What the files hold: the name of a feed, as `import --list` prints them.",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        "Feed",
                        Validators.recommending(Feeds::names))
                .define(
                        PATH,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Validators.of("expected an absolute path of a file or folder", FileSourceConfig::isAbsolute),
                        Importance.HIGH,
                        "A file, or a folder that is watched for new and growing files (without those below it). Plain or"
                                + " gzipped.",
                        GROUP,
                        2,
                        Width.LONG,
                        "Path")
                .define(
                        PATTERN,
                        ConfigDef.Type.STRING,
                        "*",
                        Validators.of("expected a glob such as *.jsonl or *.{csv,csv.gz}", FileSourceConfig::isGlob),
                        Importance.MEDIUM,
                        "Which files of a folder are read. Names that begin with a dot never are.",
                        GROUP,
                        3,
                        Width.MEDIUM,
                        "File pattern")
                .define(
                        DONE,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.of("expected an absolute path of a folder", FileSourceConfig::isAbsolute),
                        Importance.MEDIUM,
                        "Folder to which a file is moved once all of it is in Kafka. Unset: files stay, and are followed.",
                        GROUP,
                        4,
                        Width.LONG,
                        "Done folder")
                .define(
                        COLUMNS,
                        ConfigDef.Type.LIST,
                        List.of(),
                        Validators.of(PAIRS + ", such as Firma:account.name", ColumnMapping::isPairs),
                        Importance.MEDIUM,
                        "Feed csv only: which column is which field of a signal, as column:field, for tables with other"
                                + " names.",
                        GROUP,
                        5,
                        Width.LONG,
                        "CSV columns")
                .define(
                        CONSTANTS,
                        ConfigDef.Type.LIST,
                        List.of(),
                        Validators.of(PAIRS + ", such as source:fair", ColumnMapping::isPairs),
                        Importance.MEDIUM,
                        "Feed csv only: fields that no column holds, as field:value.",
                        GROUP,
                        6,
                        Width.LONG,
                        "CSV constants")
                .define(
                        ACCOUNTS,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.MEDIUM,
                        "Whether companies that records identify are written to the topic accounts too. Feeds that hold"
                                + " nothing but companies need it.",
                        GROUP,
                        7,
                        Width.SHORT,
                        "Accounts");
        Validators.number(definition, SETTLED, 10_000, 0, 86_400_000, GROUP, 8, SETTLED_DOC);
        Validators.number(definition, POLL, 5_000, 10, 86_400_000, GROUP, 9, "How often to look for new files, in ms.");
        Validators.number(definition, BATCH, 1_000, 1, 100_000, GROUP, 10, "Records handed to Kafka at a time.");
        return Validators.number(
                definition,
                LONGEST,
                RecordReader.LONGEST,
                1_000,
                900_000,
                GROUP,
                11,
                "Longer records are rejected; what is kept of them is their beginning.");
    }

    private static final String SETTLED_DOC =
            "How long a file must be unchanged, in ms, before a last line without an end is read, before gzipped files and"
                    + " JSON documents are read at all, and before a file is moved.";

    /** What no single option shows. */
    static Config check(Map<String, String> given, Config config) {
        Findings findings = new Findings(config);
        boolean csv = "csv".equals(findings.get(FEED));
        for (String option : List.of(COLUMNS, CONSTANTS)) {
            if (findings.get(FEED) != null
                    && !csv
                    && !given.getOrDefault(option, "").isBlank()) {
                findings.add(option, option + ": expected feed=csv with it; other feeds have columns of their own");
            }
        }
        boolean companiesOnly = Feeds.companiesOnly(String.valueOf(findings.get(FEED)));
        if (companiesOnly && !Boolean.TRUE.equals(findings.get(ACCOUNTS))) {
            findings.add(ACCOUNTS, ACCOUNTS + ": expected true, since this feed holds nothing but companies");
        }
        if (findings.get(DONE) != null && findings.get(DONE).equals(findings.get(PATH))) {
            findings.add(DONE, DONE + ": expected another folder than " + PATH);
        }
        return SourceSettings.check(given, config);
    }

    static Settings read(Map<String, String> given, AbstractConfig config) {
        Feed feed = Feeds.named(config.getString(FEED)).orElseThrow();
        return new Settings(
                feed,
                ColumnMapping.of(config.getList(COLUMNS), config.getList(CONSTANTS)),
                Path.of(config.getString(PATH)),
                config.getString(PATTERN),
                Optional.ofNullable(config.getString(DONE)).map(Path::of),
                Duration.ofMillis(config.getLong(SETTLED)),
                Duration.ofMillis(config.getLong(POLL)),
                Math.toIntExact(config.getLong(BATCH)),
                Math.toIntExact(config.getLong(LONGEST)),
                Integer.parseInt(given.getOrDefault(FileSourceConnector.TASK, "0")),
                Integer.parseInt(given.getOrDefault(FileSourceConnector.TASKS, "1")));
    }

    private static boolean isAbsolute(Object path) {
        try {
            return Path.of(path.toString()).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isGlob(Object pattern) {
        try {
            return !pattern.toString().isBlank() && FileSystems.getDefault().getPathMatcher("glob:" + pattern) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /**
     * What a task works by.
     *
     * @param columns renames columns first
     * @param path file or folder
     * @param settledAfter how long an unchanged file may still grow
     * @param task which of {@code tasks} this is, from 0: each takes its share of the names
     */
    record Settings(
            Feed feed,
            ColumnMapping columns,
            Path path,
            String pattern,
            Optional<Path> done,
            Duration settledAfter,
            Duration pollInterval,
            int batch,
            int longest,
            int task,
            int tasks) {}
}
