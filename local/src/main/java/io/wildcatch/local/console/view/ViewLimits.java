package io.wildcatch.local.console.view;

/**
 * How much the console remembers. Beyond it, what nobody works on is forgotten first and what people work on last
 * ({@link Wanted}), of one lane the oldest; the topics still have it.
 *
 * @param opportunities newest opportunities
 * @param accounts accounts and people of the CRM, each
 * @param timelines accounts with a timeline
 * @param timelineEvents newest events of one timeline
 * @param signals newest signals whose fate is followed
 */
public record ViewLimits(int opportunities, int accounts, int timelines, int timelineEvents, int signals) {

    public static final ViewLimits DEFAULT = new ViewLimits(10_000, 200_000, 20_000, 100, 200_000);

    public ViewLimits {
        if (opportunities < 1 || accounts < 1 || timelines < 1 || timelineEvents < 1 || signals < 1) {
            throw new IllegalArgumentException("limits of the view: expected at least 1 each");
        }
    }
}
