package io.wildcatch.local.report;

import io.wildcatch.event.Account;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Verdict;
import io.wildcatch.local.lab.Ranges;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page is about.
 *
 * @param fates signals by what became of them: {@code signals} in all, then {@code used}, {@code duplicate}, {@code
 *     unresolved}, {@code rejected}, {@code late}
 * @param decisions by time
 * @param verdicts by time
 * @param names of accounts that the CRM knows, by id
 */
public record ReportData(
        Map<String, Long> fates,
        List<Decision> decisions,
        List<Ranges.ReachEstimate> reach,
        List<Ranges.CoverageEstimate> coverage,
        List<Verdict> verdicts,
        Map<String, String> names) {

    /**
     * Of a replay that has written its results.
     *
     * @param results folder with {@code reach.json} and {@code coverage.json}
     * @param workspace what was replayed
     */
    public static ReportData of(Map<String, Long> fates, List<Decision> decisions, Path results, Workspace workspace)
            throws WorkspaceException {
        Map<String, String> names = new HashMap<>();
        for (Account account : workspace.accounts()) {
            if (account.getName() != null) {
                names.put(account.getId(), account.getName());
            }
        }
        return new ReportData(
                fates,
                decisions,
                Ranges.reach(results.resolve("reach.json")),
                Ranges.coverage(results.resolve("coverage.json")),
                workspace.verdicts(),
                names);
    }
}
