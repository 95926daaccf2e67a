package io.wildcatch.fakes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SOQL. */
final class SoqlParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|<=|>=|!=|[=<>(),]|[A-Za-z0-9_.:+-]+)");
    private static final int LONGEST = 100_000;

    private final Org org;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private ObjectType type;

    SoqlParser(Org org, String text) {
        this.org = org;
        this.type = org.type("User");
        if (text.length() > LONGEST) {
            throw new Problem(400, "QUERY_TOO_COMPLICATED", "SOQL statements may not be longer than 100000 characters");
        }
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < text.strip().length()) {
            throw malformed("unexpected token: " + text.strip().charAt(end));
        }
    }

    Soql query() {
        expect("SELECT");
        List<String> fields = names();
        expect("FROM");
        String object = next();
        try {
            type = org.type(object);
        } catch (Problem e) {
            throw new Problem(400, "INVALID_TYPE", "sObject type '" + object + "' is not supported.");
        }
        fields.forEach(this::path);
        Predicate<ObjectNode> filter = accept("WHERE") ? or() : record -> true;
        Comparator<ObjectNode> order = accept("ORDER") ? order() : by(path("Id"));
        int limit = accept("LIMIT") ? Integer.parseInt(next()) : Integer.MAX_VALUE;
        if (at < tokens.size()) {
            throw malformed("unexpected token: " + tokens.get(at));
        }
        return new Soql(fields, type.name(), filter, order, limit);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(next());
        } while (accept(","));
        return names;
    }

    private Predicate<ObjectNode> or() {
        Predicate<ObjectNode> left = and();
        while (accept("OR")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<ObjectNode> and() {
        Predicate<ObjectNode> left = one();
        while (accept("AND")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<ObjectNode> one() {
        if (accept("NOT")) {
            return one().negate();
        }
        if (accept("(")) {
            Predicate<ObjectNode> inner = or();
            expect(")");
            return inner;
        }
        Soql.Path path = path(next());
        String operator = next().toUpperCase(Locale.ROOT);
        if (operator.equals("NOT")) {
            expect("IN");
            return in(path).negate();
        }
        return operator.equals("IN") ? in(path) : comparison(path, operator, next());
    }

    private Predicate<ObjectNode> in(Soql.Path path) {
        expect("(");
        Set<String> texts = new HashSet<>();
        names().forEach(literal -> texts.add(comparable(text(literal))));
        expect(")");
        return record -> texts.contains(comparable(path.in(record).asText()));
    }

    /** Case counts in ids only. */
    private static String comparable(String text) {
        return Ids.isId(text) ? Ids.whole(text) : text.toLowerCase(Locale.ROOT);
    }

    private static String text(String literal) {
        return literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1")
                : literal;
    }

    private Predicate<ObjectNode> comparison(Soql.Path path, String operator, String literal) {
        if (isTime(path) && Times.read(literal).isEmpty() && !literal.equals("null")) {
            throw new Problem(
                    400,
                    "INVALID_FIELD",
                    "value of filter criterion for field '" + path.name()
                            + "' must be of type dateTime and should not be enclosed in quotes");
        }
        return record -> {
            JsonNode value = path.in(record);
            if (literal.equals("null") || Rules.isEmpty(value)) {
                boolean same = literal.equals("null") == Rules.isEmpty(value);
                return operator.equals("=") ? same : operator.equals("!=") && !same;
            }
            int order = compare(value, literal);
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw malformed("unexpected token: " + operator);
            };
        };
    }

    private boolean isTime(Soql.Path path) {
        return path.type()
                .field(path.name())
                .filter(field -> field.type() == Field.Type.DATETIME)
                .isPresent();
    }

    private static int compare(JsonNode value, String literal) {
        if (literal.startsWith("'")) {
            return comparable(value.asText()).compareTo(comparable(text(literal)));
        }
        if (value.isBoolean()) {
            return Boolean.compare(value.asBoolean(), Boolean.parseBoolean(literal));
        }
        if (value.isNumber()) {
            return Double.compare(value.asDouble(), Double.parseDouble(literal));
        }
        Optional<Instant> time = Times.read(value.asText());
        return time.isPresent()
                ? time.get().compareTo(Times.read(literal).orElseThrow())
                : value.asText().compareTo(literal);
    }

    private Comparator<ObjectNode> order() {
        expect("BY");
        Comparator<ObjectNode> order = direction(by(path(next())));
        while (accept(",")) {
            order = order.thenComparing(direction(by(path(next()))));
        }
        return order;
    }

    private Comparator<ObjectNode> direction(Comparator<ObjectNode> by) {
        Comparator<ObjectNode> order = accept("DESC") ? by.reversed() : by;
        accept("ASC");
        return order;
    }

    private static Comparator<ObjectNode> by(Soql.Path path) {
        return Comparator.comparing(record -> path.in(record).asText(""));
    }

    private Soql.Path path(String name) {
        int dot = name.indexOf('.');
        boolean known = dot < 0
                ? type.field(name).isPresent()
                : type.reference(name.substring(0, dot)).isPresent();
        if (!known) {
            throw new Problem(
                    400,
                    "INVALID_FIELD",
                    "No such column '" + name + "' on entity '" + type.name()
                            + "'. If you are attempting to use a custom field, be sure to append the '__c' after the"
                            + " custom field name.");
        }
        return new Soql.Path(org, type, name);
    }

    private boolean accept(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw malformed("expecting " + token);
        }
    }

    private String next() {
        if (at >= tokens.size()) {
            throw malformed("unexpected end of query");
        }
        return tokens.get(at++);
    }

    private static Problem malformed(String message) {
        return new Problem(400, "MALFORMED_QUERY", message);
    }
}
