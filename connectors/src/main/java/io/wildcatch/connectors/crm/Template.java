package io.wildcatch.connectors.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with places for values of an opportunity, in braces: <code>&#123;account.name&#125;:
 * &#123;probability|percent&#125; %</code>. A place alone keeps the value's type; beside other text, or as a list, it
 * becomes text. An opening brace that is meant is itself put into braces.
 *
 * <p>A path names fields, and items of lists by number, from 0: {@code people.0.email}. Of several paths with slashes
 * between them the first with a value counts: {@code account.name/accountId}. Behind a bar stand formats, see
 * {@link Format}.
 */
public final class Template {

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Place(List<FieldPath> paths, List<Format> formats) implements Part {
            JsonNode value(JsonNode opportunity) {
                JsonNode value = first(opportunity);
                for (Format format : formats) {
                    value = format.apply(value);
                }
                return value;
            }

            private JsonNode first(JsonNode opportunity) {
                return paths.stream()
                        .map(path -> path.in(opportunity))
                        .filter(value -> !Format.text(value).isEmpty())
                        .findFirst()
                        .orElse(MissingNode.getInstance());
            }

            boolean isPersonal() {
                return paths.stream().anyMatch(FieldPath::isPersonal);
            }
        }
    }

    private final String source;
    private final List<Part> parts;

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException when it can't be read, or names what no opportunity has; says what is there */
    public static Template parse(String source) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("{{}", at)) {
                text.append('{');
                at += 3;
            } else if (source.charAt(at) == '{') {
                int end = source.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException("'" + source + "': expected } after {; write {{} for a brace");
                }
                addText(parts, text);
                parts.add(place(source.substring(at + 1, end)));
                at = end + 1;
            } else {
                text.append(source.charAt(at++));
            }
        }
        addText(parts, text);
        return new Template(source, parts);
    }

    private static void addText(List<Part> parts, StringBuilder text) {
        if (text.length() > 0) {
            parts.add(new Part.Text(text.toString()));
            text.setLength(0);
        }
    }

    private static Part place(String inside) {
        String[] steps = inside.split("\\|", -1);
        List<Format> formats = new ArrayList<>();
        for (int i = 1; i < steps.length; i++) {
            formats.add(Format.named(steps[i].strip()));
        }
        List<FieldPath> paths = Stream.of(steps[0].split("/", -1))
                .map(path -> FieldPath.parse(path.strip()))
                .toList();
        return new Part.Place(paths, List.copyOf(formats));
    }

    /** The value for an opportunity; {@code null} in JSON when a place alone has none. */
    public JsonNode apply(JsonNode opportunity) {
        if (parts.size() == 1 && parts.get(0) instanceof Part.Place place) {
            JsonNode value = place.value(opportunity);
            return value.isContainerNode() ? TextNode.valueOf(Format.text(value)) : value;
        }
        return TextNode.valueOf(
                parts.stream().map(part -> text(part, opportunity)).collect(Collectors.joining()));
    }

    /** Whether it can show who somebody is: such values aren't logged. */
    public boolean isPersonal() {
        return parts.stream().anyMatch(part -> part instanceof Part.Place place && place.isPersonal());
    }

    private static String text(Part part, JsonNode opportunity) {
        return part instanceof Part.Place place ? Format.text(place.value(opportunity)) : ((Part.Text) part).text();
    }

    @Override
    public String toString() {
        return source;
    }
}
