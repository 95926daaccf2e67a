package io.wildcatch.local.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Markup in which nothing but markup is markup: whatever is put into it as text is escaped. */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    /**
     * Markup with holes.
     *
     * @param template as {@link String#format} takes it, with {@code %s} only
     * @param parts {@link Html} goes in as it is, everything else as escaped text
     */
    static Html of(String template, Object... parts) {
        Object[] safe = Arrays.stream(parts)
                .map(part -> part instanceof Html html ? html.markup() : escape(String.valueOf(part)))
                .toArray();
        return new Html(template.formatted(safe));
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
