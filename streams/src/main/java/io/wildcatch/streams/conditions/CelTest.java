package io.wildcatch.streams.conditions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import io.wildcatch.streams.domain.policy.Condition;
import io.wildcatch.streams.domain.policy.Facts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A compiled condition. What it can't work out doesn't hold: it is counted, and the stream goes on. */
final class CelTest implements Condition.Test {

    private static final Logger LOG = LoggerFactory.getLogger(CelTest.class);

    private final String name;
    private final Program program;
    private final AtomicLong failures = new AtomicLong();

    CelTest(String name, Program program) {
        this.name = name;
        this.program = program;
    }

    @Override
    public boolean holds(Facts facts) {
        CelVariableResolver variables = label -> Optional.of(facts.of(CelConditions.fact(label)));
        try {
            return Boolean.TRUE.equals(program.eval(variables));
        } catch (CelEvaluationException e) {
            // CEL's message may quote what the expression was about: the code alone tells enough.
            failed(e.getErrorCode().name());
            return false;
        } catch (RuntimeException e) {
            failed(e.getClass().getSimpleName());
            return false;
        }
    }

    /** Says so once; the meter tells how often. */
    private void failed(String code) {
        if (failures.incrementAndGet() == 1) {
            LOG.warn("The condition {} could not be worked out ({}) and counts as not true; said once", name, code);
        }
    }

    @Override
    public long failures() {
        return failures.get();
    }
}
