package io.wildcatch.local.container;

import java.io.PrintStream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what can't run without a container engine and an image to build upon, and says so where people look. */
final class NeedsEngine implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Engine.whatIsMissing()
                .map(missing -> skip(context, missing))
                .orElseGet(() -> ConditionEvaluationResult.enabled("there is an engine"));
    }

    private static ConditionEvaluationResult skip(ExtensionContext context, String missing) {
        if (context.getTestMethod().isEmpty()) {
            PrintStream out = System.out;
            out.println("[container tests] " + context.getDisplayName() + " is skipped: " + missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
