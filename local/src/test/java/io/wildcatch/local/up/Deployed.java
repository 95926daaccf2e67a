package io.wildcatch.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of meters: those that dashboards and alert rules ask for, and those that a process serves. */
final class Deployed {

    private static final Path FOLDER = Path.of("..", "deploy");
    private static final List<Path> ASKING =
            List.of(FOLDER.resolve("prometheus"), FOLDER.resolve("grafana/dashboards"));
    private static final Pattern NAME = Pattern.compile("\\b(?:wildcatch|kafka|jvm|process)_[a-z_]+");

    private Deployed() {}

    static Set<String> meters() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : ASKING) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    names.addAll(in(Files.readString(file)));
                }
            }
        }
        return names;
    }

    static Set<String> in(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
