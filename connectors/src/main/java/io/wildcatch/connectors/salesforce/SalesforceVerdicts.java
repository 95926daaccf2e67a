package io.wildcatch.connectors.salesforce;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.sink.Checks;
import io.wildcatch.connectors.sink.SinkOptions;
import io.wildcatch.connectors.sink.SinkSettings;
import io.wildcatch.connectors.verdicts.ChangeFeed;
import io.wildcatch.connectors.verdicts.VerdictOptions;
import io.wildcatch.connectors.verdicts.VerdictProvider;
import io.wildcatch.event.Channel;
import io.wildcatch.event.Direction;
import io.wildcatch.event.Outcome;
import io.wildcatch.event.RivalPresence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** An org of Salesforce, whose people judge opportunities and contact accounts. */
final class SalesforceVerdicts implements VerdictProvider {

    static final String OBJECT = "salesforce.object";
    static final String ACCOUNTS = "salesforce.account.fields";
    static final String OFFERING = "salesforce.offering.field";
    static final String SELLER = "salesforce.seller.field";
    static final String STAGE = "salesforce.stage.field";
    static final String OUTCOMES = "salesforce.outcomes";
    static final String RIVALS_FIELD = "salesforce.rivals.field";
    static final String RIVALS = "salesforce.rivals";
    static final String AT = "salesforce.at.fields";
    static final String TOUCHED = "salesforce.touched.field";
    static final String CHANNELS = "salesforce.channels";
    static final String DIRECTIONS = "salesforce.directions";
    static final String PAGE = "salesforce.page.size";

    /** Instead of a value: the default of the object. */
    private static final String DEFAULT = "default";

    private static final String NAME = "[A-Za-z][A-Za-z0-9_.]*";
    private static final String GROUP = "Records in Salesforce";

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public ConfigDef options() {
        ConfigDef own = Access.defineReach(Access.define(new ConfigDef()));
        own.define(
                OBJECT,
                STRING,
                "Task",
                Checks.text("an object's API name, such as Task or Opportunity", name -> name.matches(NAME)),
                HIGH,
                "Object whose changes are read: Task (verdicts and touches), Event (touches), Opportunity or an object"
                        + " of your own (verdicts).",
                GROUP,
                1,
                ConfigDef.Width.MEDIUM,
                "Object");
        fields(own);
        values(own);
        own.define(
                PAGE,
                INT,
                1_000,
                ConfigDef.Range.between(1, 2_000),
                LOW,
                "Records asked for at a time.",
                GROUP,
                13,
                ConfigDef.Width.SHORT,
                "Page size");
        return VerdictOptions.with(own);
    }

    private static void fields(ConfigDef all) {
        field(all, ACCOUNTS, DEFAULT, HIGH, "Fields with the account's id, the first with a value counts.", 2);
        field(
                all,
                OFFERING,
                DEFAULT,
                MEDIUM,
                "Field with the offering's id; nothing: verdicts are for all of the account's.",
                3);
        field(
                all,
                SELLER,
                "OwnerId",
                MEDIUM,
                "Field with the seller's id; Owner.Username and the like are possible.",
                4);
        field(all, STAGE, DEFAULT, HIGH, "Field whose values are verdicts; nothing: none are read.", 5);
        field(all, RIVALS_FIELD, DEFAULT, HIGH, "Field that says whether rivals were there; nothing: unknown.", 7);
        field(
                all,
                AT,
                DEFAULT,
                MEDIUM,
                "Date or time fields that say when the verdict was given, the first with a value counts, else"
                        + " LastModifiedDate. It must stay when other fields are edited, lest the verdict be told again.",
                9);
        field(all, TOUCHED, "", LOW, "The checkbox of the same setting of the sink, if it has one.", 10);
    }

    private static void field(ConfigDef all, String name, String value, Importance importance, String doc, int order) {
        boolean byObject = value.equals(DEFAULT);
        all.define(
                name,
                STRING,
                value,
                Checks.text(
                        "field names, separated by commas where more than one is meant",
                        text -> text.matches("|" + NAME + "(\\s*,\\s*" + NAME + ")*")),
                importance,
                doc + (byObject ? " \"default\": as the object is set up by our instructions." : ""),
                GROUP,
                order,
                ConfigDef.Width.MEDIUM,
                name);
    }

    private static void values(ConfigDef all) {
        pairs(
                all,
                OUTCOMES,
                DEFAULT,
                Outcome.class,
                "Verdicts by value of the stage field; * for all other values.",
                6);
        pairs(all, RIVALS, "Present:PRESENT,Absent:ABSENT", RivalPresence.class, "Rivals by value of their field.", 8);
        pairs(
                all,
                CHANNELS,
                "Call:PHONE,Email:EMAIL,ListEmail:EMAIL,Meeting:MEETING,LinkedIn:SOCIAL,Letter:POST",
                Channel.class,
                "Channels of touches by Type, else TaskSubtype, of a task.",
                11);
        pairs(all, DIRECTIONS, "Inbound:IN,*:OUT", Direction.class, "Directions of touches by CallType of a task.", 12);
    }

    private static <E extends Enum<E>> void pairs(
            ConfigDef all, String name, String value, Class<E> type, String doc, int order) {
        all.define(
                name,
                STRING,
                value,
                Checks.readable(
                        "Value:" + type.getSimpleName() + " pairs, separated by commas",
                        text -> Pairs.parse(text.equals(DEFAULT) ? "" : text, type)),
                MEDIUM,
                doc + " One of " + Arrays.toString(type.getEnumConstants()) + " each.",
                GROUP,
                order,
                ConfigDef.Width.LONG,
                name);
    }

    @Override
    public Map<String, String> problems(AbstractConfig config) {
        return Access.problems(config, SinkSettings.hosts(config));
    }

    @Override
    public Map<String, String> partition(AbstractConfig config) {
        return Map.of("salesforce", Access.credential(config), "object", config.getString(OBJECT));
    }

    @Override
    public ChangeFeed feed(AbstractConfig config) {
        return feed(config, InstantSource.system());
    }

    ChangeFeed feed(AbstractConfig config, InstantSource clock) {
        Duration timeout = Duration.ofMillis(config.getInt(SinkOptions.TIMEOUT));
        SalesforceApi api = Access.api(config, SinkSettings.hosts(config), timeout, clock);
        return new SalesforceFeed(api, rules(config), config.getInt(PAGE), clock);
    }

    private static ReadRules rules(AbstractConfig config) {
        String object = config.getString(OBJECT);
        ReadDefaults defaults = ReadDefaults.of(object);
        return new ReadRules(
                object,
                list(or(config, ACCOUNTS, defaults.accounts())),
                or(config, OFFERING, defaults.offering()),
                config.getString(SELLER),
                or(config, STAGE, defaults.stage()),
                Pairs.parse(or(config, OUTCOMES, defaults.outcomes()), Outcome.class),
                or(config, RIVALS_FIELD, defaults.rivals()),
                Pairs.parse(config.getString(RIVALS), RivalPresence.class),
                list(or(config, AT, defaults.at())),
                config.getString(TOUCHED),
                Pairs.parse(config.getString(CHANNELS), Channel.class),
                Pairs.parse(config.getString(DIRECTIONS), Direction.class));
    }

    private static String or(AbstractConfig config, String name, String otherwise) {
        String value = config.getString(name);
        return value.equals(DEFAULT) ? otherwise : value;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
