package io.wildcatch.connectors.salesforce;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** An org of Salesforce: tasks, or records of an object of the user's own. */
final class Salesforce implements Provider {

    static final String OBJECT = "salesforce.object";
    static final String EXTERNAL_ID = "salesforce.external.id.field";
    static final String FIELDS = "salesforce.fields";
    static final String CLOSED = "salesforce.fields.closed";
    static final String OWN = "salesforce.fields.own";
    static final String TOUCHED = "salesforce.touched.field";
    static final String BATCH = "salesforce.batch.size";

    private static final int REQUESTS = 100;
    /** A look takes some tenths of a second, writing 200 records up to a whole one. */
    private static final int CONNECTIONS = 8;

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";
    private static final String GROUP = "Records in Salesforce";

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public ConfigDef options() {
        ConfigDef own = Access.define(new ConfigDef());
        target(own);
        touched(own);
        return SinkOptions.with(own, Access.HOSTS, REQUESTS, CONNECTIONS);
    }

    private static void target(ConfigDef all) {
        all.define(
                OBJECT,
                STRING,
                "Task",
                Checks.text(
                        "an object's API name, such as Task or Wildcatch_Opportunity__c", name -> name.matches(NAME)),
                HIGH,
                "Object whose records opportunities become: Task, or an object of your own.",
                GROUP,
                1,
                ConfigDef.Width.MEDIUM,
                "Object");
        all.define(
                EXTERNAL_ID,
                STRING,
                "Wildcatch_Id__c",
                Checks.text("a custom field's API name, such as Wildcatch_Id__c", name -> name.matches(NAME)),
                HIGH,
                "Text field, external id and unique, that holds the opportunity's id.",
                GROUP,
                2,
                ConfigDef.Width.MEDIUM,
                "External id");
        all.define(
                FIELDS,
                STRING,
                "",
                Checks.readable("Field=template entries, such as Subject={account.name}", FieldMapping::parse),
                MEDIUM,
                "What a record's fields get: Field=template, separated by semicolons; Field!= sets it only when the"
                        + " opportunity comes. Without it, the defaults for Task or for an own object, see the"
                        + " documentation.",
                GROUP,
                3,
                ConfigDef.Width.LONG,
                "Fields");
        all.define(
                CLOSED,
                STRING,
                "",
                Checks.readable("Field=template entries, such as Status=Completed", FieldMapping::parse),
                MEDIUM,
                "What they get besides, or instead, when the opportunity was demoted, suppressed, expired or closed.",
                GROUP,
                4,
                ConfigDef.Width.LONG,
                "Fields when closed");
        all.define(
                BATCH,
                INT,
                200,
                ConfigDef.Range.between(1, 200),
                LOW,
                "Records in one request at most.",
                GROUP,
                7,
                ConfigDef.Width.SHORT,
                "Batch size");
    }

    private static void touched(ConfigDef all) {
        all.define(
                OWN,
                LIST,
                List.of(),
                MEDIUM,
                "Fields that go on being written when a person has worked on the record. Needs " + TOUCHED + ".",
                GROUP,
                5,
                ConfigDef.Width.LONG,
                "Own fields");
        all.define(
                TOUCHED,
                STRING,
                "",
                Checks.text("a checkbox's API name, such as Touched__c, or nothing", name -> name.matches("|" + NAME)),
                MEDIUM,
                "Checkbox that remembers that a person has worked on the record. Without it, such records aren't"
                        + " written any more.",
                GROUP,
                6,
                ConfigDef.Width.MEDIUM,
                "Touched");
    }

    @Override
    public Map<String, String> problems(AbstractConfig config) {
        Map<String, String> problems = new LinkedHashMap<>(Access.problems(config, SinkSettings.hosts(config)));
        if (config.getString(FIELDS).isBlank() && !Mappings.isKnown(config.getString(OBJECT))) {
            problems.put(
                    FIELDS,
                    "expected a mapping, since there is no default for " + config.getString(OBJECT)
                            + ": for example Name={account.name};OwnerId!={sellerId}");
            return problems;
        }
        SinkTarget target = target(config);
        if (target.written().contains(target.externalIdField())) {
            problems.put(FIELDS, "leave out " + target.externalIdField() + ": it always gets the opportunity's id");
        }
        Set<String> unknown = new TreeSet<>(target.own());
        unknown.removeAll(target.written());
        if (!unknown.isEmpty()) {
            problems.put(OWN, "expected fields of " + FIELDS + ", there is no " + String.join(", ", unknown));
        } else if (!target.own().isEmpty() && target.touchedField().isEmpty()) {
            problems.put(TOUCHED, "expected a checkbox's name, since " + OWN + " is given");
        }
        return problems;
    }

    @Override
    public String credential(AbstractConfig config) {
        return Access.credential(config);
    }

    @Override
    public CrmClient client(AbstractConfig config, SinkSettings settings, Pace pace) {
        SalesforceApi api = Access.api(config, settings.hosts(), settings.timeout(), InstantSource.system());
        return new SalesforceClient(api, pace, target(config), config.getInt(BATCH));
    }

    @Override
    public DryRun.Describer describer(AbstractConfig config, SinkSettings settings) {
        SinkTarget target = target(config);
        return delivery -> target.object() + " " + target.fields().forLog(delivery);
    }

    private static SinkTarget target(AbstractConfig config) {
        String object = config.getString(OBJECT);
        String fields = config.getString(FIELDS);
        return new SinkTarget(
                object,
                config.getString(EXTERNAL_ID),
                Mappings.of(fields, object),
                Mappings.closed(config.getString(CLOSED), object, !fields.isBlank()),
                Set.copyOf(config.getList(OWN)),
                config.getString(TOUCHED));
    }
}
