package io.wildcatch.local.lab;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wildcatch.event.Account;
import io.wildcatch.event.Basket;
import io.wildcatch.event.Decision;
import io.wildcatch.event.Offering;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.Workspace;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.streams.domain.policy.OfferingTerms;
import io.wildcatch.streams.domain.policy.Policy;
import io.wildcatch.streams.topology.OfferingPriors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a replay's decisions were worth, held against the truth. The components say what each figure is; without a
 * workspace there is no baseline, no speed to lead, and no rule about people, touches, sellers or offerings to be broken.
 *
 * @param decisions number of decisions
 * @param from begin of the history: the first signal, or decision where there is no workspace
 * @param until end of the history
 */
public record Evaluation(
        long decisions,
        String from,
        String until,
        Wins wins,
        Baseline baseline,
        Reached.ByKind buyers,
        Lost lost,
        RivalsFit.ByGroup rivals,
        ProbabilityFit.ByGroup probability,
        ReachFit reach,
        CoverageFit coverage,
        SpeedToLead speedToLead,
        HardRules rules) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads and compares.
     *
     * @param decisionsFolder what {@code replay} wrote
     * @param truthFile see {@link TruthFile}
     * @param workspaceFolder what the replay read; empty: the truth's folder, if that is one
     * @param policy what the replay ran under
     * @throws WorkspaceException naming file, line and field of what can't be read
     */
    public static Evaluation of(Path decisionsFolder, Path truthFile, Optional<Path> workspaceFolder, Policy policy)
            throws WorkspaceException {
        List<Decision> decisions = DecisionFile.read(decisionsFolder);
        List<AccountTruth> truth = TruthFile.read(truthFile);
        Path folder = workspaceFolder.orElseGet(() -> parent(truthFile));
        Workspace workspace = Workspace.open(folder);
        if (workspaceFolder.isPresent()) {
            workspace.signals();
        }
        List<Account> crm = workspace.accounts();
        Trial trial = trial(decisions, Companies.of(truth, crm), workspace, policy);
        return of(
                trial,
                ReachFit.of(
                        Ranges.reach(decisionsFolder.resolve("reach.json")),
                        Ranges.trueReach(parent(truthFile).resolve("truth-sources.json"))),
                CoverageFit.of(trial, Ranges.coverage(decisionsFolder.resolve("coverage.json")), crm));
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static Trial trial(List<Decision> decisions, Companies companies, Workspace workspace, Policy policy)
            throws WorkspaceException {
        Path signals = workspace.file("signals");
        List<Shown> shown = signals == null ? List.of() : ShownFile.read(signals, companies);
        return new Trial(
                decisions,
                companies,
                shown,
                history(shown, decisions),
                workspace.people(),
                inEuros(workspace.offerings(policy), policy),
                workspace.sellers(),
                workspace.touches(),
                policy.routing().commodityBelow());
    }

    /** As the replay counted them. */
    private static List<Offering> inEuros(List<Offering> offerings, Policy policy) {
        return offerings.stream().map(offering -> inEuros(offering, policy)).toList();
    }

    private static Offering inEuros(Offering offering, Policy policy) {
        if (offering.getBasket() == null) {
            return offering;
        }
        OfferingTerms terms = OfferingPriors.terms(offering.getId(), offering, policy);
        return Offering.newBuilder(offering)
                .setBasket(new Basket(terms.low(), terms.mid(), terms.high()))
                .setCurrency(null)
                .build();
    }

    private static Span history(List<Shown> shown, List<Decision> decisions) {
        List<Instant> times = shown.isEmpty()
                ? decisions.stream().map(Decision::getAt).toList()
                : shown.stream().map(Shown::at).toList();
        return times.isEmpty()
                ? Span.EVER
                : new Span(
                        times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                        times.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    static Evaluation of(Trial trial, ReachFit reach, CoverageFit coverage) {
        Wins wins = Wins.of(trial);
        return new Evaluation(
                trial.decisions().size(),
                trial.history().from().toString(),
                trial.history().until().toString(),
                wins,
                Baseline.of(trial, wins),
                Reached.of(trial),
                Lost.of(trial),
                RivalsFit.of(trial),
                ProbabilityFit.of(trial),
                reach,
                coverage,
                SpeedToLead.of(trial),
                HardRules.of(trial));
    }

    /** As {@code evaluation.json} holds it. */
    public String toJson() throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        return MAPPER.writer(printer).writeValueAsString(this) + "\n";
    }

    /** @param file made, or replaced */
    public void write(Path file) throws IOException {
        OutputFiles.text(file, toJson());
    }
}
