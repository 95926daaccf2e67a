package io.wildcatch.streams.domain.learning;

import io.wildcatch.streams.domain.Scorer;
import io.wildcatch.streams.domain.learning.Lifts.Lift;
import io.wildcatch.streams.domain.policy.ScoringRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rule 2: what evidence tells, by how rare it is and by what it comes together with. No verdict is needed for that.
 *
 * <p>Companies are of three classes: those with a project, those of which everything is reported, and the others. Given the
 * class, evidence of one kind from one source shows up independently of all other, and is of some {@link Strand#grade}, or of
 * none. How often, the policy says at first: with w the kind's weight, u what a signal of that grade counts and b the share
 * of all companies that are shown so, it is b·e^(u·w) of those with a project, and, when w is small, BUSY·b of those of which
 * everything is reported. That tells of each company how likely it is of the first class by all but one of what shows it; and
 * the shares of that one among the likely and the unlikely give the log-ratio that it tells: a step of expectation and
 * maximisation (Dempster, Laird and Rubin, 1977, Journal of the Royal Statistical Society B 39), with the policy as prior.
 * What alone shows a company is judged by itself, so that evidence that nothing else could confirm keeps what the policy
 * says of it. Companies that nothing has shown are of the market, too: how many there are follows from how seldom others
 * are shown.
 */
public final class LiftLearner {

    private static final int STEPS = 3;
    /** Share of the companies of which everything is reported, and how much more than of others is. */
    private static final double BUSY_SHARE = 0.1;

    private static final double BUSY = 4;
    /** Evidence that weighs as much isn't reported of everybody. */
    private static final double STRONG = 2.4;
    /** What the policy says counts as much as so many companies. */
    private static final double PRIOR = 25;
    /** The panel counts as much as the policy when so many companies are shown by more than one kind of evidence. */
    private static final double FEW = 25;
    /** Log-odds from which the policy is sure of a project. */
    private static final double SURE = 4;
    /** Where it is sure of so large a part of all that is shown, few others are left to compare with; or none. */
    private static final double MANY_SURE = 0.1;

    private static final double MOST_SURE = 0.3;
    /** Companies that nothing shows, for each that something shows: more of them change nothing. */
    private static final double MOST_UNSHOWN = 50;

    private static final double LEAST = 1e-5;
    /** So much of the evidence is told apart, what shows most companies first: all of it has to fit into one epoch. */
    private static final int MOST = 500;

    private final ScoringRules scoring;

    public LiftLearner(ScoringRules scoring) {
        this.scoring = scoring;
    }

    /** Companies that are shown alike. */
    private record Row(Column[] columns, int[] grades, int companies) {

        Row among(Set<Column> kept) {
            int[] places = IntStream.range(0, columns.length)
                    .filter(place -> kept.contains(columns[place]))
                    .toArray();
            return new Row(
                    Arrays.stream(places).mapToObj(place -> columns[place]).toArray(Column[]::new),
                    Arrays.stream(places).map(place -> grades[place]).toArray(),
                    companies);
        }
    }

    /** What a panel is made of. */
    private final class Table {
        final List<Row> rows = new ArrayList<>();
        /** By kind and source: sums over them have the same bits in the same order. */
        final List<Column> columns;

        private final Map<String, Map<String, Column>> byKind = new HashMap<>();

        Table(SortedMap<SortedSet<Strand>, Integer> panel) {
            panel.forEach((strands, companies) -> rows.add(row(strands, companies)));
            List<Column> all = byKind.values().stream()
                    .flatMap(sources -> sources.values().stream())
                    .sorted(Column.ORDER)
                    .toList();
            Set<Column> kept = mostShown(all);
            columns = all.stream().filter(kept::contains).toList();
            if (columns.size() < all.size()) {
                rows.replaceAll(row -> row.among(kept));
            }
        }

        private Row row(SortedSet<Strand> strands, int companies) {
            Column[] shown = new Column[strands.size()];
            int[] grades = new int[shown.length];
            int place = 0;
            for (Strand strand : strands) {
                shown[place] = column(strand);
                grades[place] = strand.grade();
                shown[place].shows[grades[place]] += companies;
                place++;
            }
            return new Row(shown, grades, companies);
        }

        private Column column(Strand strand) {
            Map<String, Column> bySource = byKind.computeIfAbsent(strand.kind(), kind -> new HashMap<>());
            Column known = bySource.get(strand.source());
            if (known == null) {
                known = new Column(strand);
                bySource.put(strand.source(), known);
            }
            return known;
        }
    }

    /** One class's shares of companies by the grade that evidence shows them in, as logarithms. */
    private static final class Shares {
        final double[] shown = new double[Strand.GRADES];
        double unshown;

        void set(double[] shares) {
            double sum = 0;
            for (int grade = 0; grade < shares.length; grade++) {
                shown[grade] = Math.log(Math.max(LEAST, shares[grade]));
                sum += shares[grade];
            }
            unshown = Math.log(Math.max(LEAST, 1 - sum));
        }

        /** What being shown in a grade tells, rather than not being shown. */
        double beyond(int grade) {
            return shown[grade] - unshown;
        }
    }

    private static void cap(double[] shares, double most) {
        double sum = Arrays.stream(shares).sum();
        for (int grade = 0; grade < shares.length && sum > most; grade++) {
            shares[grade] *= most / sum;
        }
    }

    /** Evidence of one kind from one source. */
    private final class Column {
        static final Comparator<Column> ORDER =
                Comparator.comparing((Column column) -> column.kind).thenComparing(column -> column.source);

        final String kind;
        final String source;
        final double weight;
        /** Log-odds by the policy. */
        final double[] prior = new double[Strand.GRADES];

        final double[] shows = new double[Strand.GRADES];

        /** By the policy, of companies with a project, and of all. */
        final double[] project = new double[Strand.GRADES];

        final double[] all = new double[Strand.GRADES];
        final Shares[] classes = {new Shares(), new Shares(), new Shares()};
        final double[] likelyShown = new double[Strand.GRADES];
        final double[] unlikelyShown = new double[Strand.GRADES];
        /** Likely companies by all but this one, less those by all, where it shows. */
        double change;

        Column(Strand strand) {
            kind = strand.kind();
            source = strand.source();
            weight = scoring.kind(kind).weight();
            for (int grade = 0; grade < Strand.GRADES; grade++) {
                prior[grade] = weight * Scorer.saturated(Strand.middle(grade));
            }
        }

        /** What the policy says where the market has so many companies. */
        void expect(double companies) {
            double[] busy = new double[Strand.GRADES];
            for (int grade = 0; grade < Strand.GRADES; grade++) {
                all[grade] = (shows[grade] + 0.5) / (companies + 0.5 * (Strand.GRADES + 1));
                project[grade] = all[grade] * Math.exp(prior[grade]);
                busy[grade] = all[grade] * (weight < STRONG ? BUSY : 1);
            }
            // What shows nearly every company shows no class of them less often.
            double least = Arrays.stream(all).sum();
            cap(project, Math.max(least, 0.7));
            cap(busy, Math.max(least, 0.9));
            classes[1].set(busy);
        }

        void begin() {
            classes[0].set(project);
            classes[2].set(all);
        }

        void forget() {
            Arrays.fill(likelyShown, 0);
            Arrays.fill(unlikelyShown, 0);
            change = 0;
        }

        void learn(double likely, double companies) {
            double[] among = new double[Strand.GRADES];
            double[] others = new double[Strand.GRADES];
            for (int grade = 0; grade < Strand.GRADES; grade++) {
                among[grade] = (likelyShown[grade] + PRIOR * project[grade]) / (likely + change + PRIOR);
                others[grade] = (unlikelyShown[grade] + PRIOR * all[grade]) / (companies - likely - change + PRIOR);
            }
            classes[0].set(among);
            classes[2].set(others);
            // Else a company would become likelier as its evidence fades.
            classes[0].unshown = Math.min(classes[0].unshown, classes[2].unshown);
        }

        Lift lift(int grade) {
            return new Lift(new Strand(kind, source, grade), ratio(classes[0], grade), ratio(classes[1], grade));
        }

        private double ratio(Shares shares, int grade) {
            Shares others = classes[2];
            return shares.shown[grade] - shares.unshown - others.shown[grade] + others.unshown;
        }
    }

    /** @param panel companies by the strands that showed them for a while, in the order of {@link Strand#TOGETHER} */
    public Lifts lifts(SortedMap<SortedSet<Strand>, Integer> panel) {
        Table table = new Table(panel);
        List<Column> columns = table.columns;
        List<Row> rows = table.rows;
        double shown = companies(rows, row -> true);
        double market = shown;
        for (int step = 0; step < STEPS; step++) {
            for (Column column : columns) {
                column.expect(market);
                column.begin();
            }
            market = shown + unshown(columns, shown);
        }
        for (int step = 0; step < STEPS; step++) {
            double[] start = start(columns);
            double likely = 0;
            columns.forEach(Column::forget);
            for (Row row : rows) {
                likely += count(row, start);
            }
            market = shown + unshown(columns, shown - likely);
            for (Column column : columns) {
                column.expect(market);
                column.learn(likely, market);
            }
        }
        Map<Strand, Lift> lifts = new HashMap<>();
        for (Column column : columns) {
            for (int grade = 0; grade < Strand.GRADES; grade++) {
                if (column.shows[grade] > 0) {
                    lifts.put(new Strand(column.kind, column.source, grade), column.lift(grade));
                }
            }
        }
        double[] start = start(columns);
        return new Lifts(lifts, trust(rows), start[0] - start[2] - scoring.bias(), start[1] - start[2]);
    }

    /** How many companies without a project nothing has shown, by how many it has. */
    private static double unshown(List<Column> columns, double shown) {
        double log = 0;
        for (Column column : columns) {
            log += column.classes[2].unshown;
        }
        double none = Math.exp(log);
        return Math.min(MOST_UNSHOWN, none / Math.max(LEAST, 1 - none)) * shown;
    }

    /** It takes companies to compare, and others than buyers among them. */
    private double trust(List<Row> rows) {
        double shown = companies(rows, row -> true);
        double compared = companies(rows, row -> row.columns.length > 1);
        double sure = companies(rows, row -> logOdds(row) >= SURE) / Math.max(1, shown);
        double others = Math.min(1, Math.max(0, (MOST_SURE - sure) / (MOST_SURE - MANY_SURE)));
        return others * compared / (compared + FEW);
    }

    /** By the policy. */
    private double logOdds(Row row) {
        double logOdds = scoring.bias();
        for (int i = 0; i < row.columns.length; i++) {
            logOdds += row.columns[i].prior[row.grades[i]];
        }
        return logOdds;
    }

    private static double companies(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).mapToInt(Row::companies).sum();
    }

    private static Set<Column> mostShown(List<Column> columns) {
        return columns.stream()
                .sorted(Comparator.comparingDouble(
                        column -> -Arrays.stream(column.shows).sum()))
                .limit(MOST)
                .collect(Collectors.toSet());
    }

    /** Logarithms of the classes' shares, and of their likelihood when nothing shows a company. */
    private double[] start(List<Column> columns) {
        double project = 1 / (1 + Math.exp(-scoring.bias()));
        double[] start = {
            Math.log(project), Math.log(BUSY_SHARE), Math.log(Math.max(LEAST, 1 - project - BUSY_SHARE)),
        };
        for (Column column : columns) {
            for (int i = 0; i < start.length; i++) {
                start[i] += column.classes[i].unshown;
            }
        }
        return start;
    }

    /** Adds companies that are shown alike to what shows them; returns how many of them have a project. */
    private static double count(Row row, double[] start) {
        double project = start[0];
        double busy = start[1];
        double other = start[2];
        for (int i = 0; i < row.columns.length; i++) {
            Shares[] classes = row.columns[i].classes;
            int grade = row.grades[i];
            project += classes[0].beyond(grade);
            busy += classes[1].beyond(grade);
            other += classes[2].beyond(grade);
        }
        double likely = first(project, busy, other);
        for (int i = 0; i < row.columns.length; i++) {
            Column column = row.columns[i];
            int grade = row.grades[i];
            Shares[] classes = column.classes;
            double without = row.columns.length == 1
                    ? likely
                    : first(
                            project - classes[0].shown[grade],
                            busy - classes[1].shown[grade],
                            other - classes[2].shown[grade]);
            column.likelyShown[grade] += row.companies * without;
            column.unlikelyShown[grade] += row.companies * (1 - without);
            column.change += row.companies * (without - likely);
        }
        return row.companies * likely;
    }

    /** Probability of the first of three classes by the logarithms of their likelihoods. */
    private static double first(double one, double two, double three) {
        return 1 / (1 + Math.exp(two - one) + Math.exp(three - one));
    }
}
