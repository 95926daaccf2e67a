package io.wildcatch.streams.domain.learning;

import java.util.List;

/**
 * Rule 15: how many buyers there are, those included that no source has shown. Families of sources are independent
 * samples of the market; from how many buyers were shown by exactly one of them and by exactly two, Chao's estimator for
 * incidence data (Chao2, bias-corrected: Chao, 1987, Biometrics 43) says how many were shown by none. The interval is
 * Chao's log-normal one, widened by what isn't known of who buys. The estimate is a lower bound where the families
 * differ much in what they show.
 *
 * @param observed buyers shown by at least one family, at least 0
 * @param estimated buyers in all
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
public record Coverage(double observed, double estimated, double low, double high) {

    private static final double Z = 1.959964;

    /**
     * Somebody who buys, as far as is known.
     *
     * @param probability that it does, 0 to 1
     * @param deviation standard deviation of its log-odds, the error of what was learnt: it is of one sign for all
     * @param families independent families that have shown it, at least 1
     */
    public record Buyer(double probability, double deviation, int families) {}

    /** @param families there are in the market, at least 1 */
    public static Coverage of(List<Buyer> buyers, int families) {
        double observed = 0;
        double once = 0;
        double twice = 0;
        double doubt = 0;
        double error = 0;
        for (Buyer buyer : buyers) {
            double p = buyer.probability();
            observed += p;
            doubt += p * (1 - p);
            error += p * (1 - p) * buyer.deviation();
            once += buyer.families() == 1 ? p : 0;
            twice += buyer.families() == 2 ? p : 0;
        }
        double share = (families - 1.0) / families;
        double ratio = once / (twice + 1);
        double unseen = share * once * Math.max(0, once - 1) / (2 * (twice + 1));
        double spread = share * once * Math.max(0, once - 1) / (2 * (twice + 1))
                + share * share * once * Math.pow(2 * Math.max(0.5, once) - 1, 2) / (4 * Math.pow(twice + 1, 2))
                + share
                        * share
                        * once
                        * once
                        * twice
                        * Math.pow(Math.max(0, once - 1), 2)
                        / (4 * Math.pow(twice + 1, 4));
        doubt += error * error;
        double variance = spread + doubt * Math.pow(1 + share * ratio, 2);
        return of(observed, unseen, variance, doubt);
    }

    private static Coverage of(double observed, double unseen, double variance, double doubt) {
        double estimated = observed + unseen;
        double certain = Math.max(0, observed - Z * Math.sqrt(doubt));
        if (variance <= 0) {
            return new Coverage(observed, estimated, certain, estimated);
        }
        double beyond = Math.max(estimated - certain, 0.5);
        double factor = Math.exp(Z * Math.sqrt(Math.log1p(variance / (beyond * beyond))));
        return new Coverage(observed, estimated, certain + beyond / factor, certain + beyond * factor);
    }
}
