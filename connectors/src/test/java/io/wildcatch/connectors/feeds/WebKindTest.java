package io.wildcatch.connectors.feeds;

import static io.wildcatch.connectors.feeds.Mapping.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All companies and visitors are made up. */
class WebKindTest {

    private static final String SITE = "https://otter.fr";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/blog/demographics-2026",
                "/democracy",
                "/famous-quotes",
                "/docs/pull-request-guide",
                "/?request_id=8",
                "/?next=/demo/thank-you",
                "/#demo",
                "/demo",
                "/request-a-quote",
                "/contact-sales",
                "/thank-you",
                "/newsletter/thank-you",
                "/newsletter-request/thanks",
                "/blog/thank-you-quote-ideas",
                "/customers/success-stories/demo",
                "/incomparable",
                "/?compare=a",
                "/downloadable",
                "/tabs-vs-spaces"
            })
    void shouldTakeALookAtAPageForAVisit(String path) {
        assertThat(page(path)).isEqualTo("WEB_VISIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo/thank-you",
                "/thank-you-demo?utm=1",
                "/fr/devis/merci",
                "/request-a-quote/confirmation/",
                "/contact/success.html",
                "/contact-sales-submitted"
            })
    void shouldTakeThePageAfterAFormForARaisedHand(String path) {
        assertThat(page(path)).isEqualTo("HAND_RAISE");
    }

    @ParameterizedTest
    @CsvSource({
        "Demo Requested,             /,               HAND_RAISE",
        "demoRequested,              /,               HAND_RAISE",
        "quote_request,              /,               HAND_RAISE",
        "Demande de devis,           /,               HAND_RAISE",
        "Call Me,                    /,               HAND_RAISE",
        "Contact Sales,              /,               HAND_RAISE",
        "Meeting Requested,          /,               HAND_RAISE",
        "Form Submitted,             /,               HAND_RAISE",
        "Contact Form Submitted,     /blog/otters,    HAND_RAISE",
        "Request Sent,               /,               HAND_RAISE",
        "submit_form,                /demo,           HAND_RAISE",
        "Demo Requested,             /whitepaper,     HAND_RAISE",
        "submit_form,                /,               WEB_VISIT",
        "Newsletter Form Submitted,  /demo,           WEB_VISIT",
        "Form Submitted,             /search,         WEB_VISIT",
        "Password Reset Requested,   /,               WEB_VISIT",
        "Feature Request Submitted,  /,               WEB_VISIT",
        "Pull Request Merged,        /,               WEB_VISIT",
        "Demo Page Viewed,           /demo,           WEB_VISIT",
        "Demo Video Played,          /demo,           WEB_VISIT",
        "Button Clicked,             /demo,           WEB_VISIT",
        "Request Failed,             /contact-sales,  WEB_VISIT",
        "Demographics Updated,       /,               WEB_VISIT",
        "Whitepaper Downloaded,      /,               CONTENT_DOWNLOAD",
        "Form Submitted,             /whitepaper/erp, CONTENT_DOWNLOAD",
        "Plans Compared,             /,               COMPARISON"
    })
    void shouldGoByWhatWasDone(String action, String path, String kind) {
        assertThat(track(action, path)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "/download/erp.pdf,     CONTENT_DOWNLOAD",
        "/white-paper-2026,     CONTENT_DOWNLOAD",
        "/compare/beaver,       COMPARISON",
        "/plan-comparison,      COMPARISON",
        "/vs-beaver,            COMPARISON",
        "/pricing,              WEB_VISIT",
    })
    void shouldKnowOtherPagesByWholeWords(String path, String kind) {
        assertThat(page(path)).isEqualTo(kind);
    }

    @Test
    void shouldNotLookAtTheHost() {
        assertThat(WebKind.of(true, "page", "https://demo.otter.fr/thanks")).isEqualTo("WEB_VISIT");
        assertThat(WebKind.of(true, "page", "//download.otter.fr")).isEqualTo("WEB_VISIT");
        assertThat(WebKind.of(true, "page", "/vs-beaver")).isEqualTo("COMPARISON");
    }

    @Test
    void shouldTellLookingFromDoingInSnowplowsEvents() {
        String event =
                "{'event_id':'s-1','event_name':'%s','collector_tstamp':'2026-01-05 09:00:30.123','page_url':'https://otter.fr/demo',"
                        + "'user_id':'z@loutrex.fr'}";
        assertThat(one(new SnowplowMapper(), event.formatted("page_ping")).getKind())
                .isEqualTo("WEB_VISIT");
        assertThat(one(new SnowplowMapper(), event.formatted("submit_form")).getKind())
                .isEqualTo("HAND_RAISE");
    }

    private static String page(String path) {
        return segment("'type':'page','name':'Page'", path).getKind();
    }

    private static String track(String action, String path) {
        return segment("'type':'track','event':'" + action + "'", path).getKind();
    }

    private static Signal segment(String what, String path) {
        return one(
                new SegmentMapper(),
                "{'messageId':'m-1',%s,'userId':'z@loutrex.fr','timestamp':'2026-01-05T10:00:00Z','context':{'page':{'url':'%s%s'}}}"
                        .formatted(what, SITE, path));
    }
}
