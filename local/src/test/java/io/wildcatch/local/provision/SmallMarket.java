package io.wildcatch.local.provision;

import io.wildcatch.connectors.intake.IntakeConfig;
import io.wildcatch.connectors.intake.IntakeServer;
import io.wildcatch.event.Account;
import io.wildcatch.event.Consent;
import io.wildcatch.event.Person;
import io.wildcatch.local.market.DemoConfig;
import io.wildcatch.local.up.DemoPart;
import io.wildcatch.local.up.Part;
import io.wildcatch.local.up.ReferenceWriter;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What makes the topologies write each of their outputs, but for what they learn of a verdict. */
final class SmallMarket {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOBODY = signal("s-nobody", "gmail.com", "c.roux@gmail.com");
    private static final String OPTED_OUT = signal("s-opted-out", "heron.fr", "c.roux@heron.fr");

    private final String bootstrap;
    private final Map<String, String> settings;

    /** @param settings of who may do everything */
    SmallMarket(Map<String, String> settings) {
        this.settings = settings;
        this.bootstrap = settings.getOrDefault("bootstrap.servers", "");
    }

    void open(SchemaRegistry schemas) throws Exception {
        try (ReferenceWriter writer = new ReferenceWriter(settings)) {
            writer.write(
                    TOPICS.accounts(),
                    List.of(Account.newBuilder()
                            .setId("a-heron")
                            .setName("Heron")
                            .setDomains(List.of("heron.fr"))
                            .build()),
                    List.of());
            writer.write(
                    TOPICS.people(),
                    List.of(Person.newBuilder()
                            .setId("p-roux")
                            .setAccountId("a-heron")
                            .setEmail("c.roux@heron.fr")
                            .setConsent(Consent.OPT_OUT)
                            .build()),
                    List.of());
        }
        try (IntakeServer intake =
                IntakeServer.start(IntakeConfig.builder(bootstrap, schemas).build())) {
            Part demo = DemoPart.start(DemoConfig.of(intake.signalsUri(), InstantSource.system()), TOPICS, settings);
            Web.post(intake.signalsUri(), NOBODY, 202);
            Web.post(intake.signalsUri(), OPTED_OUT, 202);
            Broken.unless("no market", PATIENCE, () -> intake.stats().accepted() > 100);
            demo.stop().run();
        }
    }

    static String signal(String id, String domain, String email) {
        return "{\"id\":\"" + id + "\",\"source\":\"field\",\"kind\":\"HAND_RAISE\",\"occurredAt\":\"" + Instant.now()
                + "\",\"account\":{\"domain\":\"" + domain + "\"},\"person\":{\"email\":\"" + email + "\"}}";
    }
}
