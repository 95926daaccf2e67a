package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.policy.ScoringRules;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Rule 2: what evidence tells, by how rare it is and by what it comes together with. No verdict is needed for that.
 *
 * <p>Companies are of three classes: those with a project, those of which everything is reported, and the others. Given the
 * class, strands of evidence show up independently of each other. How often, the policy says at first: with w its weight and b the share
 * of all companies that a strand shows, it shows b·e^(u·w) of those with a project, and, when w is small, BUSY·b of those
 * of which everything is reported. u is what a usual signal counts. That tells of each company how likely it is of the first
 * class by all the strands but one; and the shares of that one among the likely and the unlikely give the log-ratio that
 * it tells, as one step of expectation and maximisation does. No second step is made: it would be about the greatest
 * difference between companies, which is not who buys.
 */
public final class LiftLearner {

    /** Share of the companies of which everything is reported, and how much more than of others is. */
    private static final double BUSY_SHARE = 0.1;

    private static final double BUSY = 4;
    /** Evidence that weighs as much isn't reported of everybody. */
    private static final double STRONG = 2.4;
    /** What the policy says of a strand counts as much as so many companies. */
    private static final double PRIOR = 50;
    /** Half of a lift counts when other strands show so many companies to compare with. */
    private static final double FEW = 100;

    private static final double LEAST = 1e-5;
    private static final double MOST = 0.95;

    private final ScoringRules scoring;
    private final double unit;

    /** @param unit what one usual signal counts, see {@link Feature#value} */
    public LiftLearner(ScoringRules scoring, double unit) {
        this.scoring = scoring;
        this.unit = unit;
    }

    /** One strand: the shares of companies that it shows, as the policy has them, and what it has told. */
    private final class Column {
        final Strand strand;
        final double prior;
        double shows;
        double alone;
        double all;
        double project;
        final double[] shown = new double[3];
        final double[] unshown = new double[3];
        double likelyShown;
        double unlikelyShown;
        /** Likely companies by the strands but this one, less those by all strands, where it shows. */
        double change;

        Column(Strand strand) {
            this.strand = strand;
            prior = unit * scoring.kind(strand.kind()).weight();
        }

        void share(double companies) {
            all = (shows + 0.5) / (companies + 1);
            project = Math.max(all, Math.min(0.7, all * Math.exp(prior)));
            double busy = scoring.kind(strand.kind()).weight() < STRONG ? Math.min(0.9, BUSY * all) : all;
            double[] shares = {project, busy, all};
            for (int i = 0; i < shares.length; i++) {
                shown[i] = Math.log(shares[i]);
                unshown[i] = Math.log1p(-shares[i]);
            }
        }

        double lift(double likely, double companies) {
            double among = (likelyShown + PRIOR * project) / (likely + change + PRIOR);
            double others = (unlikelyShown + PRIOR * all) / (companies - likely - change + PRIOR);
            double told = Math.log(Math.max(LEAST, Math.min(MOST, among)) / others);
            double compared = companies - alone;
            return (told - prior) / unit * compared / (compared + FEW);
        }
    }

    /** @param panel companies by the strands that showed them for a while, in the order of {@link Strand#TOGETHER} */
    public Lifts lifts(SortedMap<SortedSet<Strand>, Integer> panel) {
        double companies = panel.values().stream().mapToInt(Integer::intValue).sum();
        Map<Strand, Column> columns = columns(panel);
        columns.values().forEach(column -> column.share(companies));
        double[] start = start(columns);
        double likely = 0;
        for (Map.Entry<SortedSet<Strand>, Integer> row : panel.entrySet()) {
            List<Column> shown = row.getKey().stream().map(columns::get).toList();
            likely += count(shown, start, row.getValue());
        }
        Map<Strand, Double> lifts = new TreeMap<>();
        for (Column column : columns.values()) {
            lifts.put(column.strand, column.lift(likely, companies));
        }
        return new Lifts(lifts);
    }

    private Map<Strand, Column> columns(SortedMap<SortedSet<Strand>, Integer> panel) {
        Map<Strand, Column> columns = new TreeMap<>();
        panel.forEach((strands, rows) -> {
            for (Strand strand : strands) {
                Column column = columns.computeIfAbsent(strand, Column::new);
                column.shows += rows;
                column.alone += strands.size() == 1 ? rows : 0;
            }
        });
        return columns;
    }

    /** Logarithms of the classes' shares, and of their likelihood when nothing shows a company. */
    private double[] start(Map<Strand, Column> columns) {
        double project = 1 / (1 + Math.exp(-scoring.bias()));
        double[] start = {
            Math.log(project), Math.log(BUSY_SHARE), Math.log(Math.max(LEAST, 1 - project - BUSY_SHARE)),
        };
        for (Column column : columns.values()) {
            for (int i = 0; i < start.length; i++) {
                start[i] += column.unshown[i];
            }
        }
        return start;
    }

    /** Adds companies that are shown alike to the strands that show them; returns how many of them have a project. */
    private static double count(List<Column> shown, double[] start, int rows) {
        double[] logs = start.clone();
        for (Column column : shown) {
            for (int i = 0; i < logs.length; i++) {
                logs[i] += column.shown[i] - column.unshown[i];
            }
        }
        double likely = first(logs[0], logs[1], logs[2]);
        for (Column column : shown) {
            double without = first(logs[0] - column.shown[0], logs[1] - column.shown[1], logs[2] - column.shown[2]);
            column.likelyShown += rows * without;
            column.unlikelyShown += rows * (1 - without);
            column.change += rows * (without - likely);
        }
        return rows * likely;
    }

    /** Probability of the first of three classes by the logarithms of their likelihoods. */
    private static double first(double one, double two, double three) {
        return 1 / (1 + Math.exp(two - one) + Math.exp(three - one));
    }
}
