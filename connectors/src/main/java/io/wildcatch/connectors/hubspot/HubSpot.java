package io.wildcatch.connectors.hubspot;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.wildcatch.connectors.crm.CrmClient;
import io.wildcatch.connectors.crm.FieldMapping;
import io.wildcatch.connectors.crm.Pace;
import io.wildcatch.connectors.sink.Checks;
import io.wildcatch.connectors.sink.DryRun;
import io.wildcatch.connectors.sink.Provider;
import io.wildcatch.connectors.sink.SinkOptions;
import io.wildcatch.connectors.sink.SinkSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** An account of HubSpot: deals, tickets, tasks, or records of an object of the user's own. */
final class HubSpot implements Provider {

    static final String OBJECT = "hubspot.object";
    static final String ID_PROPERTY = "hubspot.id.property";
    static final String FIELDS = "hubspot.fields";
    static final String CLOSED = "hubspot.fields.closed";

    static final String NAME = "[a-z][a-z0-9_]*";
    static final String TYPE = "[a-z][a-z0-9_]*|[02]-\\d{1,12}|p\\d*_[a-z0-9_]+";
    private static final int REQUESTS = 100;
    /** A batch takes two to four requests of some tenths of a second, one after the other. */
    private static final int CONNECTIONS = 4;

    private static final String GROUP = "Records in HubSpot";

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public ConfigDef options() {
        ConfigDef own = Access.define(new ConfigDef())
                .define(
                        OBJECT,
                        STRING,
                        "deals",
                        Checks.text(
                                "deals, tickets, tasks or an own object's id such as 2-3465404",
                                name -> name.matches(TYPE)),
                        HIGH,
                        "Object whose records opportunities become: deals, tickets, tasks, or the id of an object of"
                                + " your own.",
                        GROUP,
                        1,
                        ConfigDef.Width.MEDIUM,
                        "Object")
                .define(
                        ID_PROPERTY,
                        STRING,
                        "wildcatch_id",
                        Checks.text("a property's internal name, such as wildcatch_id", name -> name.matches(NAME)),
                        HIGH,
                        "Property with unique values that holds the opportunity's id.",
                        GROUP,
                        2,
                        ConfigDef.Width.MEDIUM,
                        "Id property")
                .define(
                        FIELDS,
                        STRING,
                        "",
                        Checks.readable(
                                "property=template entries, such as dealname!={account.name}", FieldMapping::parse),
                        MEDIUM,
                        "What a record's properties get: property=template, separated by semicolons; property!= sets"
                                + " it only when the opportunity comes, or comes back. Without it, the defaults for deals,"
                                + " tickets or tasks, see the documentation.",
                        GROUP,
                        3,
                        ConfigDef.Width.LONG,
                        "Fields")
                .define(
                        CLOSED,
                        STRING,
                        "",
                        Checks.readable("property=template entries, such as dealstage=closedlost", FieldMapping::parse),
                        MEDIUM,
                        "What they get besides, or instead, when the opportunity was demoted, suppressed, expired or"
                                + " closed. A property that a person has ever set stays as it is.",
                        GROUP,
                        4,
                        ConfigDef.Width.LONG,
                        "Fields when closed");
        return SinkOptions.with(own, Access.HOSTS, REQUESTS, CONNECTIONS);
    }

    @Override
    public Map<String, String> problems(AbstractConfig config) {
        Map<String, String> problems = new LinkedHashMap<>(Access.problems(config, SinkSettings.hosts(config)));
        String object = config.getString(OBJECT);
        if (config.getString(FIELDS).isBlank() && !Mappings.isKnown(object)) {
            problems.put(
                    FIELDS,
                    "expected a mapping, since there is no default for " + object
                            + ": for example name!={account.name};stage!=new");
        } else if (target(config).written().contains(config.getString(ID_PROPERTY))) {
            problems.put(
                    FIELDS, "leave out " + config.getString(ID_PROPERTY) + ": it always gets the opportunity's id");
        }
        return problems;
    }

    @Override
    public String credential(AbstractConfig config) {
        return Access.credential(config);
    }

    @Override
    public CrmClient client(AbstractConfig config, SinkSettings settings, Pace pace) {
        HubSpotApi api = Access.api(config, settings.hosts(), settings.timeout(), pace);
        return new HubSpotClient(api, target(config), pace, InstantSource.system());
    }

    @Override
    public DryRun.Describer describer(AbstractConfig config, SinkSettings settings) {
        Target target = target(config);
        return delivery -> target.object() + " " + target.fields().forLog(delivery);
    }

    private static Target target(AbstractConfig config) {
        String object = config.getString(OBJECT);
        String fields = config.getString(FIELDS);
        return new Target(
                object,
                config.getString(ID_PROPERTY),
                Mappings.fields(fields, object),
                Mappings.closed(config.getString(CLOSED), object, !fields.isBlank()));
    }
}
