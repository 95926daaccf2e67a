package io.wildcatch.schemas.registry;

import java.util.List;

/** Whether a schema may become the next version of a subject. */
public sealed interface CompatibilityCheck {

    /** It may; so may any schema where the subject has no version yet. */
    record Compatible() implements CompatibilityCheck {}

    /**
     * It may not.
     *
     * @param reasons in the registry's words; may be empty
     */
    record Incompatible(List<String> reasons) implements CompatibilityCheck {
        public Incompatible {
            reasons = List.copyOf(reasons);
        }
    }
}
