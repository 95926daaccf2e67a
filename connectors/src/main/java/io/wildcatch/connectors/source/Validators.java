package io.wildcatch.connectors.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Checks of single options that say what was expected. Absent values pass: whether one may be absent is not theirs. */
public final class Validators {

    private Validators() {}

    /** A text or list that holds something. */
    public static Validator filled(String expected) {
        return of(
                expected,
                value -> value instanceof Collection<?> all
                        ? !all.isEmpty()
                                && all.stream().noneMatch(one -> one.toString().isBlank())
                        : !value.toString().isBlank());
    }

    public static Validator matching(Pattern pattern, String expected) {
        return of(expected, value -> pattern.matcher(value.toString()).matches());
    }

    /** One of the names that are known, told in the message. */
    public static Validator oneOf(Supplier<List<String>> names) {
        return of(
                "expected one of " + String.join(", ", names.get()),
                value -> names.get().contains(value.toString()));
    }

    /** A number from {@code least} to {@code most}. */
    public static Validator between(long least, long most) {
        return of("expected " + least + " to " + most, value -> {
            long number = ((Number) value).longValue();
            return number >= least && number <= most;
        });
    }

    /** @param expected the message; what is wrong with it has to be plain from that alone */
    public static Validator of(String expected, Predicate<Object> test) {
        return new Validator() {
            @Override
            public void ensureValid(String name, @Nullable Object value) {
                if (value != null && !test.test(value)) {
                    throw new ConfigException(name, value, expected);
                }
            }

            @Override
            public String toString() {
                return expected;
            }
        };
    }

    /** Offers the names in user interfaces. */
    public static Recommender recommending(Supplier<List<String>> names) {
        return new Recommender() {
            @Override
            public List<Object> validValues(String name, Map<String, Object> parsed) {
                return List.copyOf(names.get());
            }

            @Override
            public boolean visible(String name, Map<String, Object> parsed) {
                return true;
            }
        };
    }

    /** An option that is rarely set, with its check. */
    public static ConfigDef number(
            ConfigDef definition, String name, long value, long least, long most, String group, int order, String doc) {
        return definition.define(
                name,
                ConfigDef.Type.LONG,
                value,
                between(least, most),
                ConfigDef.Importance.LOW,
                doc,
                group,
                order,
                ConfigDef.Width.SHORT,
                name);
    }
}
