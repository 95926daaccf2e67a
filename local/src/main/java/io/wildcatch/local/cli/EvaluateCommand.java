package io.wildcatch.local.cli;

import io.wildcatch.local.lab.Evaluation;
import io.wildcatch.local.lab.EvaluationTable;
import io.wildcatch.local.workspace.OutputFiles;
import io.wildcatch.local.workspace.WorkspaceException;
import io.wildcatch.streams.app.PolicyFile;
import io.wildcatch.streams.domain.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wildcatch evaluate}. */
@Command(
        name = "evaluate",
        description = "Compares the decisions of a replay with the truth, and writes evaluation.json.",
        footer = {
            "",
            "docs/tuning.md says what each figure means. Findings that break a rule don't change the exit code.",
            "",
            "Example:",
            "  wildcatch simulate --out market",
            "  wildcatch replay --in market --out result",
            "  wildcatch evaluate --decisions result --truth market/truth.jsonl"
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--decisions",
            required = true,
            paramLabel = "DIR",
            description = "Folder that replay has written: decisions.jsonl, and reach.json and coverage.json if there.")
    private Path decisions;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description = "What was really going on: truth.jsonl, with truth-sources.json beside it if there.")
    private Path truth;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Folder that replay has read (default: the truth's folder).")
    private @Nullable Path workspace;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Policy that the replay ran under (default: the default one): says what a commodity is.")
    private @Nullable Path policy;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for evaluation.json (default: the folder of the decisions).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws WorkspaceException, IOException {
        Evaluation evaluation = Evaluation.of(
                decisions,
                truth,
                Optional.ofNullable(workspace),
                policy == null ? Policy.defaults() : PolicyFile.read(policy));
        Path folder = out == null ? decisions : out;
        OutputFiles.folder(folder);
        evaluation.write(folder.resolve("evaluation.json"));
        print(evaluation);
        return 0;
    }

    private void print(Evaluation evaluation) throws IOException {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.print(evaluation.toJson());
            stdout.flush();
            return;
        }
        EvaluationTable.of(evaluation).print(stdout);
        evaluation.rules().breaches().forEach(breach -> stdout.println("broken: " + breach));
    }
}
