package io.wildcatch.connectors.hubspot;

import io.wildcatch.connectors.crm.AllowedHosts;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.sink.SinkOptions;
import io.wildcatch.connectors.sink.SinkSettings;
import io.wildcatch.connectors.verdicts.ChangeFeed;
import io.wildcatch.connectors.verdicts.VerdictOptions;
import io.wildcatch.connectors.verdicts.VerdictProvider;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What sellers say of opportunities in HubSpot: stages, dispositions, and the contacts that they log. */
final class HubSpotVerdicts implements VerdictProvider {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Map<String, String> STAGES =
            Map.of("deals", "dealstage", "tickets", "hs_pipeline_stage", "tasks", "hs_task_status");

    private final InstantSource clock;

    HubSpotVerdicts() {
        this(InstantSource.system());
    }

    /** @param clock by which contacts are planned or past */
    HubSpotVerdicts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public ConfigDef options() {
        return VerdictOptions.with(SourceOptions.define(Access.define(new ConfigDef())));
    }

    @Override
    public Map<String, String> problems(AbstractConfig config) {
        Map<String, String> problems = new LinkedHashMap<>(Access.problems(config, SinkSettings.hosts(config)));
        String object = config.getString(HubSpot.OBJECT);
        if (stage(config).isEmpty()) {
            problems.put(SourceOptions.STAGE, "expected the property of " + object + " that holds its stage");
        }
        if (!object.equals("deals")
                && config.getString(SourceOptions.OUTCOMES).equals(SourceOptions.OUTCOMES_OF_DEALS)) {
            problems.put(
                    SourceOptions.OUTCOMES,
                    "expected what the stages of " + object + " mean, for example won:WON,lost:LOST,*:OPEN");
        }
        return problems;
    }

    @Override
    public Map<String, String> partition(AbstractConfig config) {
        return Map.of("system", "hubspot", "object", config.getString(HubSpot.OBJECT));
    }

    @Override
    public ChangeFeed feed(AbstractConfig config) {
        AllowedHosts hosts = SinkSettings.hosts(config);
        Pace pace = new Pace(config.getInt(SinkOptions.REQUESTS), TEN_SECONDS);
        HubSpotApi api = Access.api(config, hosts, Duration.ofMillis(config.getInt(SinkOptions.TIMEOUT)), pace);
        return new HubSpotFeed(parts(config, new Search(api, pace), new Records(api, pace)));
    }

    private List<Part> parts(AbstractConfig config, Search search, Records records) {
        String object = config.getString(HubSpot.OBJECT);
        VerdictRules rules = rules(config);
        List<Part> parts = new ArrayList<>();
        parts.add(new ChangedRecords(object, rules, search, records));
        String deleted = config.getString(SourceOptions.DELETED);
        if (!deleted.isEmpty()) {
            parts.add(new DeletedRecords(object, rules, Outcome.valueOf(deleted), search, records));
        }
        for (String name : config.getList(SourceOptions.ACTIVITIES)) {
            Activity activity = Activity.of(name).orElseThrow();
            parts.add(activities(config, activity, false, search, records));
            if (activity.isPlanned()) {
                parts.add(activities(config, activity, true, search, records));
            }
        }
        return parts;
    }

    private Part activities(AbstractConfig config, Activity activity, boolean due, Search search, Records records) {
        return new Activities(
                activity,
                due,
                Owners.parse(config.getString(SourceOptions.SELLERS)),
                config.getString(HubSpot.OBJECT),
                config.getString(SourceOptions.ACCOUNT),
                search,
                records,
                clock);
    }

    private static VerdictRules rules(AbstractConfig config) {
        return new VerdictRules(
                config.getString(SourceOptions.ACCOUNT),
                config.getString(SourceOptions.OFFERING),
                config.getString(SourceOptions.SELLER),
                config.getString(SourceOptions.NOTE),
                stage(config),
                VerdictRules.pairs(config.getString(SourceOptions.OUTCOMES), Outcome.class),
                config.getString(SourceOptions.DISPOSITION),
                VerdictRules.pairs(config.getString(SourceOptions.DISPOSITIONS), Outcome.class),
                config.getString(SourceOptions.RIVALS),
                VerdictRules.pairs(config.getString(SourceOptions.PRESENCES), RivalPresence.class));
    }

    private static String stage(AbstractConfig config) {
        String given = config.getString(SourceOptions.STAGE);
        return given.isEmpty() ? STAGES.getOrDefault(config.getString(HubSpot.OBJECT), "") : given;
    }
}
