package io.wildcatch.local.report;

import io.wildcatch.event.Decision;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.UnwritableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One page about a replay that needs nothing but itself: no script, no request. The same results give the same bytes. */
public final class ReportPage {

    private static final String STYLE = style();

    private ReportPage() {}

    /** Writes {@code report.html} into the folder. */
    public static void write(ReportData data, Path folder) throws UnwritableException {
        OutputFiles.text(folder.resolve("report.html"), html(data));
    }

    static String html(ReportData data) {
        return Html.of(
                        """
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                        <meta name="color-scheme" content="light dark"><title>Wildcatch replay</title><style>%s</style></head>
                        <body><header><h1>Wildcatch <span>replay</span></h1><p>%s</p></header><main>
                        %s
                        %s
                        %s
                        %s
                        %s
                        %s
                        </main></body></html>
                        """,
                        new Html(STYLE),
                        span(data.decisions()),
                        section("Funnel", "From signals to lanes.", Funnel.of(data)),
                        section(
                                "Lanes over time",
                                "Opportunities in each lane at the end of each day; each chart has its own scale.",
                                LaneChart.of(data.decisions())),
                        section(
                                "Reach",
                                "Probability that one given rival sees what a source shows, with its 90 % interval.",
                                RangeChart.reach(data.reach())),
                        section(
                                "Calibration",
                                "Of leads scored 0.8, eight of ten should have a project. What sellers found, with 90 % intervals.",
                                Calibration.of(data)),
                        section(
                                "Coverage",
                                "Buyers in the market, those that no source has shown included, with its 95 % interval.",
                                RangeChart.coverage(data.coverage())),
                        section(
                                "Opportunities",
                                "What went to sellers, and why: as decided when it first went.",
                                OpportunityList.of(data)))
                .markup();
    }

    private static Html section(String title, String about, Html content) {
        return Html.of("<section><h2>%s</h2><p class=\"about\">%s</p>%s</section>", title, about, content);
    }

    private static String span(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return "No decisions.";
        }
        Decision last = decisions.get(decisions.size() - 1);
        return "%s decisions from %s to %s, policy %s"
                .formatted(
                        Texts.count(decisions.size()),
                        Texts.day(decisions.get(0).getAt()),
                        Texts.day(last.getAt()),
                        last.getPolicyVersion());
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css can't be read", e);
        }
    }
}
