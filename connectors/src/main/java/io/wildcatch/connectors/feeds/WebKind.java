package io.wildcatch.connectors.feeds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a visitor's action tells. A raised hand is sent to a seller at once, so it takes somebody who has sent something:
 * a form, or the page that follows one; to look at a page about demos is a visit. Words count as wholes, and of an
 * address only its path does.
 */
final class WebKind {

    private static final List<List<String>> DOWNLOADS =
            phrases("download", "downloads", "downloaded", "whitepaper", "whitepapers", "white paper");

    private static final List<List<String>> WISHES = phrases(
            "demo",
            "demos",
            "demonstration",
            "quote",
            "quotation",
            "devis",
            "callback",
            "call back",
            "call me",
            "contact sales",
            "contacted sales",
            "sales contacted");

    /** What is asked for in {@code <something> requested}, beside the wishes. */
    private static final Set<String> REQUESTABLE = Set.of(
            "call",
            "meeting",
            "appointment",
            "consultation",
            "info",
            "information",
            "pricing",
            "price",
            "proposal",
            "offer",
            "trial",
            "contact",
            "sales");

    private static final Set<String> REQUESTS = Set.of("request", "requests", "requested");

    private static final List<List<String>> SENT_FORMS = phrases("form submitted", "request submitted", "request sent");
    private static final List<List<String>> SENDING = phrases("submit", "submits", "submitted", "sent");

    /** How pages are called that follow a form; at the beginning or the end of what stands between two slashes. */
    private static final List<List<String>> SENT_PAGES = phrases(
            "thank you",
            "thankyou",
            "thanks",
            "merci",
            "danke",
            "gracias",
            "confirmation",
            "confirmed",
            "success",
            "submitted",
            "sent");

    private static final Set<String> AFTER_CONTACT = Set.of("contact", "request", "sales", "meeting", "appointment");

    /** An action with one of these is no more than looking at what could be asked for, or didn't come to an end. */
    private static final Set<String> LOOKING = Set.of(
            "view",
            "views",
            "viewed",
            "page",
            "seen",
            "shown",
            "displayed",
            "loaded",
            "opened",
            "closed",
            "dismissed",
            "hovered",
            "scrolled",
            "clicked",
            "click",
            "started",
            "played",
            "watched",
            "shared",
            "copied",
            "failed",
            "error",
            "abandoned",
            "cancelled",
            "canceled",
            "declined");

    /** Forms and requests that nobody buys by. */
    private static final Set<String> OTHER_FORMS = Set.of(
            "login",
            "signin",
            "search",
            "newsletter",
            "unsubscribe",
            "password",
            "feedback",
            "survey",
            "comment",
            "support",
            "feature",
            "pull",
            "refund",
            "cookie",
            "consent");

    /** Parts of a site that are read, whatever their pages are called. */
    private static final Set<String> READING = Set.of("blog", "news", "docs", "help", "support", "community", "press");

    private static final List<List<String>> COMPARISONS =
            phrases("compare", "compares", "compared", "comparison", "comparisons");

    private final boolean viewed;
    private final List<String> action;
    private final List<List<String>> path;

    private WebKind(boolean viewed, List<String> action, List<List<String>> path) {
        this.viewed = viewed;
        this.action = action;
        this.path = path;
    }

    /**
     * @param viewed whether a page was looked at, and no more; {@code action} is the page's name then
     * @param action in the tracker's words, {@code Demo Requested} or {@code demoRequested}
     * @param url address, or empty
     */
    static String of(boolean viewed, String action, String url) {
        return new WebKind(viewed, words(action), path(url)).kind();
    }

    private String kind() {
        if (isIn(action, DOWNLOADS)) {
            return "CONTENT_DOWNLOAD";
        }
        if (!viewed && isAskedFor()) {
            return "HAND_RAISE";
        }
        if (isInPath(DOWNLOADS)) {
            return "CONTENT_DOWNLOAD";
        }
        if (viewed ? isPageAfterAsking() : isFormSent()) {
            return "HAND_RAISE";
        }
        boolean compared = isIn(action, COMPARISONS)
                || isInPath(COMPARISONS)
                || path.stream().anyMatch(segment -> segment.size() > 1 && startsWith(segment, List.of("vs")));
        return compared ? "COMPARISON" : "WEB_VISIT";
    }

    private boolean isAskedFor() {
        boolean asked = isIn(action, WISHES) || (hasAny(action, REQUESTS) && hasAny(action, REQUESTABLE));
        return asked && !hasAny(action, LOOKING) && !hasAny(action, OTHER_FORMS);
    }

    /** By its name, or because something was sent where wishes are asked for. */
    private boolean isFormSent() {
        boolean sent = isIn(action, SENT_FORMS) || (isIn(action, SENDING) && isInPath(WISHES));
        return sent
                && !hasAny(action, LOOKING)
                && !hasAny(action, OTHER_FORMS)
                && path.stream().noneMatch(segment -> hasAny(segment, OTHER_FORMS));
    }

    private boolean isPageAfterAsking() {
        if (path.isEmpty() || path.stream().anyMatch(segment -> segment.size() == 1 && hasAny(segment, READING))) {
            return false;
        }
        List<String> last = path.get(path.size() - 1);
        boolean sent = SENT_PAGES.stream().anyMatch(phrase -> startsWith(last, phrase) || endsWith(last, phrase));
        boolean asked = isInPath(WISHES) || path.stream().anyMatch(segment -> hasAny(segment, AFTER_CONTACT));
        return sent && asked && path.stream().noneMatch(segment -> hasAny(segment, OTHER_FORMS));
    }

    private boolean isInPath(List<List<String>> phrases) {
        return path.stream().anyMatch(segment -> isIn(segment, phrases));
    }

    private static boolean isIn(List<String> words, List<List<String>> phrases) {
        for (int i = 0; i < words.size(); i++) {
            List<String> rest = words.subList(i, words.size());
            if (phrases.stream().anyMatch(phrase -> startsWith(rest, phrase))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(List<String> words, List<String> phrase) {
        return words.size() >= phrase.size() && words.subList(0, phrase.size()).equals(phrase);
    }

    private static boolean endsWith(List<String> words, List<String> phrase) {
        return words.size() >= phrase.size()
                && words.subList(words.size() - phrase.size(), words.size()).equals(phrase);
    }

    private static boolean hasAny(List<String> words, Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    private static List<List<String>> phrases(String... texts) {
        return Stream.of(texts).map(WebKind::words).toList();
    }

    /** {@code Demo Requested}, {@code demo_requested} and {@code demoRequested} are the same two. */
    private static List<String> words(String text) {
        String apart = text.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
        return Arrays.stream(apart.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words between its slashes, without host, query and fragment. */
    private static List<List<String>> path(String url) {
        String address = url.split("[?#]", 2)[0];
        int host = address.indexOf("//");
        int start = host < 0 ? 0 : address.indexOf('/', host + 2);
        if (start < 0) {
            return List.of();
        }
        return Arrays.stream(address.substring(start).split("/", -1))
                .map(WebKind::words)
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
