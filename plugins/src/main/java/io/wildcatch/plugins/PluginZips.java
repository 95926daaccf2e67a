package io.wildcatch.plugins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.connectors.Version;
import io.wildcatch.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds one zip for each entry of {@code plugins.json}, in the layout that Connect's installers know: {@code
 * manifest.json}, {@code lib}, {@code doc}, {@code etc}. Each holds all code of the connectors but the other zips'
 * plugins, so that Connect finds in it what belongs there and nothing else, whichever way it looks.
 */
public final class PluginZips {

    private static final String OWNER = "wildcatch";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";

    private final Archive archive;
    private final List<PluginZip> zips;
    private final Examples examples;
    private final byte[] licence;
    /** What is the same in all zips, by path below {@code lib}. */
    private final SortedMap<String, byte[]> libraries;

    private final SortedMap<String, byte[]> code;

    private PluginZips(Path module, Instant time) throws IOException {
        Path root = Objects.requireNonNull(module.toAbsolutePath().getParent(), "a module has a folder around it");
        this.archive = new Archive(time);
        this.zips = PluginZip.read(module.resolve("plugins.json"));
        this.examples = Examples.in(root.resolve("connectors/examples"));
        this.licence = Files.readAllBytes(root.resolve("LICENSE"));
        this.code = CodeFiles.beside(Version.class);
        this.libraries = CodeFiles.read(module.resolve("target/libraries"));
        libraries.put("wildcatch-schemas.jar", jar(CodeFiles.beside(Topics.class)));
        libraries.put("wildcatch-connectors.jar", jar(withoutPlugins()));
    }

    /** Builds all zips in the module's {@code target}: module folder, then time of the build in ISO-8601. */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        build(module, Instant.parse(args[1]), module.resolve("target"));
    }

    /**
     * Builds all zips.
     *
     * @param module this module's folder, with the libraries in {@code target/libraries}
     * @param time of all files in them
     * @return the zips
     */
    public static List<Path> build(Path module, Instant time, Path out) throws IOException {
        PluginZips all = new PluginZips(module, time);
        Files.createDirectories(out);
        return all.zips.stream().map(zip -> all.write(zip, out)).toList();
    }

    private Path write(PluginZip zip, Path out) {
        String folder = "%s-%s-%s".formatted(OWNER, zip.name(), Version.current());
        SortedMap<String, byte[]> files = new TreeMap<>();
        content(zip).forEach((path, bytes) -> files.put(folder + "/" + path, bytes));
        try {
            return Files.write(out.resolve(folder + ".zip"), archive.of(files));
        } catch (IOException e) {
            throw new UncheckedIOException("the zip of " + zip.name() + " can't be written", e);
        }
    }

    private SortedMap<String, byte[]> content(PluginZip zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        libraries.forEach((name, jar) -> files.put("lib/" + name, jar));
        files.put("lib/wildcatch-" + zip.name() + ".jar", jar(pluginsOf(zip)));
        files.put("manifest.json", manifest(zip));
        files.put("doc/LICENSE", licence);
        files.put("doc/reference.md", text(Reference.of(zip.title(), zip.classes())));
        examples.of(zip).forEach((name, json) -> files.put("etc/" + name, text(json)));
        return files;
    }

    private byte[] jar(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.put(
                MANIFEST,
                text("Manifest-Version: 1.0\r\nImplementation-Version: %s\r\n\r\n".formatted(Version.current())));
        return archive.of(all);
    }

    private SortedMap<String, byte[]> withoutPlugins() {
        Set<String> plugins =
                zips.stream().flatMap(zip -> zip.plugins().stream()).collect(Collectors.toSet());
        return code.entrySet().stream()
                .filter(file -> !file.getKey().startsWith(SERVICES) && !plugins.contains(outerClass(file.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private SortedMap<String, byte[]> pluginsOf(PluginZip zip) {
        SortedMap<String, byte[]> files = code.entrySet().stream()
                .filter(file -> zip.plugins().contains(outerClass(file.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        Stream.of(PluginKind.values()).forEach(kind -> {
            String names = zip.classes().stream()
                    .filter(type -> PluginKind.of(type) == kind)
                    .map(type -> type.getName() + "\n")
                    .collect(Collectors.joining());
            if (!names.isEmpty()) {
                files.put(kind.serviceFile(), text(names));
            }
        });
        return files;
    }

    /** Name of the class that a class file is of, or is nested in. */
    private static String outerClass(String file) {
        return file.replaceFirst("(\\$[^/]*)?\\.class$", "").replace('/', '.');
    }

    private static byte[] manifest(PluginZip zip) {
        Map<String, Object> manifest = new TreeMap<>();
        manifest.put("name", zip.name());
        manifest.put("version", Version.current());
        manifest.put("title", zip.title());
        manifest.put("description", zip.description());
        manifest.put("owner", Map.of("username", OWNER, "name", "Wildcatch", "type", "organization"));
        manifest.put("tags", zip.tags());
        manifest.put(
                "component_types",
                zip.classes().stream()
                        .map(type -> PluginKind.of(type).word())
                        .distinct()
                        .toList());
        manifest.put(
                "license",
                List.of(new TreeMap<>(
                        Map.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0.txt"))));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
