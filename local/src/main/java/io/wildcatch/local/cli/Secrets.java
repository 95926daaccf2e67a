package io.wildcatch.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets come from files or the environment, since every user of a machine can see command lines. */
public final class Secrets {

    private Secrets() {}

    /**
     * What the file holds or, without a file, the variable or the file that a variable of that name with {@code _FILE}
     * names.
     *
     * @throws InputException when there is a file to read and it can't be read or is empty
     */
    public static Optional<String> read(@Nullable Path file, String variable) {
        return file == null
                ? variable(variable)
                        .or(() -> variable(variable + "_FILE").map(Path::of).flatMap(Secrets::read))
                : read(file);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** @throws InputException when it can't be read or is empty */
    static Optional<String> read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new InputException(file + ": expected a secret, but the file is empty");
            }
            return Optional.of(text);
        } catch (IOException e) {
            throw new InputException(file + ": expected a file with a secret, but it can't be read", e);
        }
    }
}
