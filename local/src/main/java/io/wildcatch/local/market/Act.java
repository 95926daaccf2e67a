package io.wildcatch.local.market;

/**
 * Something that companies of a role do and that shows somewhere.
 *
 * @param kind kind of the signal
 * @param outlet where it shows first
 * @param times how often, on average: in an episode, or in sixty days of background
 * @param late whether it belongs to the end of an episode
 * @param byPerson whether the source sees who did it
 * @param strength middle of the strengths
 */
record Act(String kind, Outlet outlet, double times, boolean late, boolean byPerson, double strength) {

    /** Somebody did it and was seen. */
    static Act seen(String kind, Outlet outlet, double times, double strength) {
        return new Act(kind, outlet, times, false, true, strength);
    }

    /** The same, towards the end. */
    static Act lastly(String kind, Outlet outlet, double times, double strength) {
        return new Act(kind, outlet, times, true, true, strength);
    }

    /** It is told of the company. */
    static Act told(String kind, Outlet outlet, double times, double strength) {
        return new Act(kind, outlet, times, false, false, strength);
    }
}
