package io.wildcatch.local.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Configuration in Java's properties format, as Kafka's own tools take it. */
final class PropertiesFile {

    private PropertiesFile() {}

    /** @throws InputException when it can't be read */
    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": expected a properties file, but there is none", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(file + ": can't be read as properties: " + e.getMessage(), e);
        }
        Map<String, String> values = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, properties.getProperty(name).strip()));
        return values;
    }
}
