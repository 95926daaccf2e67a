package io.wildcatch.local.provision;

import java.util.List;

/** How the schema of one subject stands towards a registry. */
public sealed interface SchemaFinding {

    String subject();

    /** In a few words, for a table. */
    String describe();

    /** The registry has it. */
    record Registered(String subject, int id) implements SchemaFinding {
        @Override
        public String describe() {
            return "id " + id;
        }
    }

    /** The registry doesn't know the subject. */
    record Unknown(String subject) implements SchemaFinding {
        @Override
        public String describe() {
            return "not registered yet";
        }
    }

    /**
     * The registry has other versions and would take this one.
     *
     * @param latest number of the newest version that it has
     */
    record Newer(String subject, int latest) implements SchemaFinding {
        @Override
        public String describe() {
            return "becomes version " + (latest + 1);
        }
    }

    /** The registry would refuse it. */
    record Incompatible(String subject, List<String> reasons) implements SchemaFinding {

        public Incompatible {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String describe() {
            return String.join("; ", reasons);
        }
    }
}
