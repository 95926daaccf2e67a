package io.wildcatch.streams.topology;

import java.nio.charset.StandardCharsets;

/** Names of the topology's nodes. */
final class Names {

    static final String INTAKE = "intake";
    static final String REGISTER = "register";
    static final String RESOLVE = "resolve";
    static final String COLLAPSE = "collapse";
    static final String GAUGE = "gauge";
    static final String SCORE = "score";
    static final String ROUTE = "route";
    static final String ASSIGN = "assign";
    static final String BRIEF = "brief";
    static final String OBSERVE = "observe";
    static final String LEARN = "learn";

    static final String DISPATCH = "dispatch";

    static final String HOMEBOUND = "homebound";
    static final String PLACEMENTS = "placements";
    static final String REJECTED = "signals-rejected";
    static final String UNRESOLVED = "signals-unresolved";
    static final String OPPORTUNITIES = "opportunities";
    static final String AUTOMATION = "opportunities-automation";
    static final String CONTESTED = "leads-contested";
    static final String SUPPRESSED = "leads-suppressed";
    static final String OBSERVATIONS = "observations";
    static final String ASSIGNMENTS = "assignments";
    static final String REACH = "sources-reach";
    static final String COVERAGE = "market-coverage";
    static final String OPT_OUTS = "optouts";
    static final String WEIGHTS = "scoring-weights";
    static final String DECISIONS = "decisions";

    private Names() {}

    static String text(byte[] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
