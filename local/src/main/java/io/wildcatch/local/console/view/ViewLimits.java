package io.wildcatch.local.console.view;

/**
 * How much the console remembers. Beyond it the oldest is forgotten here; the topics still have it.
 *
 * @param opportunities newest opportunities, in whatever lane
 * @param accounts accounts and people of the CRM, each
 * @param timelines accounts with a timeline
 * @param timelineEvents newest events of one timeline
 */
public record ViewLimits(int opportunities, int accounts, int timelines, int timelineEvents) {

    public static final ViewLimits DEFAULT = new ViewLimits(10_000, 200_000, 20_000, 100);

    public ViewLimits {
        if (opportunities < 1 || accounts < 1 || timelines < 1 || timelineEvents < 1) {
            throw new IllegalArgumentException("limits of the view: expected at least 1 each");
        }
    }
}
