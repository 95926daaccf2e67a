package io.wildcatch.connectors.sink;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Validators that say what was expected. They never repeat a secret. */
public final class Checks {

    private Checks() {}

    /** A list of at least one item, each of which is as described. */
    public static Validator each(String expected, Predicate<String> good) {
        return described("a list of " + expected, (name, value) -> {
            List<?> items = (List<?>) value;
            if (items.isEmpty()) {
                throw new ConfigException(name, value, "expected at least one: " + expected);
            }
            for (Object item : items) {
                if (!good.test(String.valueOf(item))) {
                    throw new ConfigException(name, item, "expected " + expected);
                }
            }
        });
    }

    /** A text that something can be made of; whatever that says when it can't is passed on. */
    public static Validator readable(String expected, Consumer<String> reader) {
        return described(expected, (name, value) -> {
            try {
                reader.accept(String.valueOf(value));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name + ": " + e.getMessage());
            }
        });
    }

    /** A text that is as described. */
    public static Validator text(String expected, Predicate<String> good) {
        return described(expected, (name, value) -> {
            if (value != null && !good.test((String) value)) {
                throw new ConfigException(name, value, "expected " + expected);
            }
        });
    }

    /** A secret that is as described; its value is in no message. */
    public static Validator secret(String expected, Predicate<String> good) {
        return described(expected, (name, value) -> {
            if (value != null && !good.test(((Password) value).value())) {
                throw new ConfigException(name + ": expected " + expected);
            }
        });
    }

    private static Validator described(String expected, Validator check) {
        return ConfigDef.LambdaValidator.with(check::ensureValid, () -> expected);
    }
}
