package io.wildcatch.local.report;

import static io.wildcatch.local.lab.Made.day;
import static io.wildcatch.local.lab.Made.decision;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.event.Decision;
import io.wildcatch.event.Lane;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import io.wildcatch.event.Verdict;
import io.wildcatch.local.lab.Ranges;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportPageTest {

    private static final Map<String, Long> FATES = Map.of("signals", 10L, "used", 7L, "duplicate", 3L);

    @Test
    void shouldBeTheSameForTheSameResults() {
        assertThat(ReportPage.html(data(List.of(decision("a", 1, Lane.HUMAN).build()), List.of())))
                .isEqualTo(ReportPage.html(
                        data(List.of(decision("a", 1, Lane.HUMAN).build()), List.of())));
    }

    @Test
    void shouldAskNobodyForAnything() {
        String page = ReportPage.html(data(List.of(decision("a", 1, Lane.HUMAN).build()), List.of()));

        assertThat(page)
                .doesNotContain("http:", "https:", "<script", "<img", "<link", "url(", "@import")
                .contains("default-src 'none'");
    }

    @Test
    void shouldShowWhatOthersWroteAsText() {
        String nasty = "<script>alert('x')</script>\"&%s";
        Decision decision = decision("a", 1, Lane.HUMAN)
                .setOffering(nasty)
                .setWhy(List.of(nasty))
                .setSellerId(nasty)
                .setSources(List.of(nasty))
                .setRule(nasty)
                .build();
        ReportData data = new ReportData(
                FATES,
                List.of(decision),
                List.of(new Ranges.ReachEstimate(nasty, 0.1, 0, 0.2, 3)),
                List.of(new Ranges.CoverageEstimate(nasty, 1, 2, 1, 3, Optional.empty())),
                List.of(),
                Map.of("a", nasty));

        assertThat(ReportPage.html(data))
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;%s");
    }

    @Test
    void shouldBeWellFormed() throws Exception {
        String page = ReportPage.html(data(
                List.of(
                        decision("a", 1, Lane.HELD).build(),
                        decision("a", 2, Lane.HUMAN).build(),
                        decision("b", 3, Lane.CONTESTED).build()),
                List.of(verdict("a", 5, Outcome.WON))));
        String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + "</body>".length());

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body)));

        assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(6);
        assertThat(document.getElementsByTagName("details").getLength()).isEqualTo(1);
    }

    @Test
    void shouldHoldProbabilitiesAgainstTheVerdictsThatCameLater() {
        String page = ReportPage.html(data(
                List.of(
                        decision("a", 1, Lane.HUMAN).build(),
                        decision("b", 1, Lane.HUMAN).build(),
                        decision("c", 9, Lane.HUMAN).build()),
                List.of(
                        verdict("c", 2, Outcome.WON), // before it went to a seller
                        verdict("a", 3, Outcome.OPEN), // not final
                        verdict("a", 4, Outcome.LOST),
                        verdict("b", 4, Outcome.NO_PROJECT))));

        assertThat(page)
                .contains("<tr><th scope=\"row\">0.9–1.0</th><td class=\"n\">2</td><td class=\"n\">0.90</td>"
                        + "<td class=\"n\">0.50</td>");
    }

    @Test
    void shouldSayWhyThereIsNothingToShow() {
        String page = ReportPage.html(new ReportData(Map.of(), List.of(), List.of(), List.of(), List.of(), Map.of()));

        assertThat(page)
                .contains("Nothing was decided.")
                .contains("Nothing to compare: 0 opportunities went to sellers, 0 verdicts came in")
                .contains("No estimate:")
                .contains("Nothing went to a seller.");
    }

    @Test
    void shouldListTheTwoHundredMostValuable() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            decisions.add(decision("a" + i, 1, Lane.HUMAN).setExpectedValue(i).build());
        }
        String page = ReportPage.html(data(decisions, List.of()));

        assertThat(page.split("<details>", -1)).hasSize(201);
        assertThat(page)
                .contains("The 200 most valuable of 250.")
                .contains(">a50<")
                .doesNotContain(">a49<");
    }

    private static ReportData data(List<Decision> decisions, List<Verdict> verdicts) {
        return new ReportData(
                FATES,
                decisions,
                List.of(new Ranges.ReachEstimate("site", 0.01, 0, 0.03, 0)),
                List.of(),
                verdicts,
                Map.of());
    }

    private static Verdict verdict(String account, double day, Outcome outcome) {
        return Verdict.newBuilder()
                .setAccountId(account)
                .setOffering("erp")
                .setAt(day(day))
                .setOutcome(outcome)
                .setRivals(RivalPresence.ABSENT)
                .setSellerId("s-1")
                .build();
    }
}
