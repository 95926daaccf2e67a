package io.wildcatch.streams.conditions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Conditions in the Common Expression Language. It has no loops, no I/O and no clock; the macros over lists are bounded
 * by {@value #STEPS} steps for each question, and the length of an expression by {@value #LONGEST} characters. Nothing in
 * it grows.
 */
public final class CelConditions {

    /** Steps of all macros together. An account has at most 96 sightings, so that one macro in another fits. */
    static final int STEPS = 10_000;

    static final int LONGEST = 4_000;
    private static final int DEEPEST = 64;
    private static final int NODES = 1_000;
    private static final int REGEX = 1_000;

    private static final CelOptions BOUNDS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(STEPS)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseExpressionNodeCount(NODES)
            .maxRegexProgramSize(REGEX)
            .build();

    private static final Map<String, Fact> FACTS =
            Arrays.stream(Fact.values()).collect(Collectors.toUnmodifiableMap(Fact::label, Function.identity()));

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(BOUNDS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVarDeclarations(Arrays.stream(Fact.values())
                    .map(fact -> CelVarDecl.newVarDeclaration(fact.label(), type(fact)))
                    .toList())
            .setResultType(SimpleType.BOOL)
            .build();
    private final CelRuntime runtime =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(BOUNDS).build();

    /** @throws ExpressionException when {@code when} isn't an expression over {@link Fact} that is true or false */
    public Condition compile(String name, String when, Condition.Target lane) throws ExpressionException {
        CelValidationResult result = compiler.compile(when);
        if (result.hasError()) {
            throw new ExpressionException(describe(result.getErrors()));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            String growth = Growth.in(tree);
            if (growth != null) {
                throw new ExpressionException(growth);
            }
            return new Condition(name, when, lane, reads(tree), new CelTest(name, runtime.createProgram(tree)));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()), e);
        }
    }

    static Fact fact(String label) {
        Fact fact = FACTS.get(label);
        if (fact == null) {
            throw new IllegalArgumentException(label + ": there is no such fact");
        }
        return fact;
    }

    private static List<Fact> reads(CelAbstractSyntaxTree tree) {
        Set<String> names =
                tree.getReferenceMap().values().stream().map(CelReference::name).collect(Collectors.toSet());
        return Arrays.stream(Fact.values())
                .filter(fact -> names.contains(fact.label()))
                .toList();
    }

    private static CelType type(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.DOUBLE;
            case COUNT -> SimpleType.INT;
            case FLAG -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
        };
    }

    /** The first mistake; those after it are often its consequence. CEL counts columns from 0. */
    private static String describe(List<CelIssue> issues) {
        CelIssue first = issues.get(0);
        int line = first.getSourceLocation().getLine();
        String message = first.getMessage().replace(" (in container '')", "");
        if (line < 1) {
            return message;
        }
        String place = "column " + (first.getSourceLocation().getColumn() + 1) + ": ";
        return (line > 1 ? "line " + line + " of the expression, " : "") + place + message;
    }
}
