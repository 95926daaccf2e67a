package io.wildcatch.connectors.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wildcatch.connectors.sink.Opportunities;
import io.wildcatch.connectors.sink.SinkDriver;
import io.wildcatch.fakes.salesforce.FakeSalesforce;
import io.wildcatch.fakes.salesforce.Field;
import io.wildcatch.fakes.salesforce.SetUp;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An org that was set up as the documentation says, a user in it, and sinks that deliver there. */
final class TestOrg implements AutoCloseable {

    private static final KeyPair KEYS = keys();

    final TestClock clock = new TestClock();
    final FakeSalesforce crm = FakeSalesforce.start(clock);
    final String jeanne = crm.org().user("Jeanne");

    TestOrg() {
        crm.trust(KEYS.getPublic());
        SetUp.asDocumented(crm.org());
        crm.org().define("Account", Field.externalId("Number__c"));
    }

    /** Settings of the JWT bearer flow. */
    Map<String, String> settings(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "salesforce",
                "salesforce.login.url",
                crm.url().toString(),
                "salesforce.client.id",
                FakeSalesforce.CONSUMER_KEY,
                "salesforce.username",
                FakeSalesforce.USERNAME,
                "salesforce.private.key",
                pem(),
                "allowed.hosts",
                "127.0.0.1",
                "allow.http",
                "true"));
        settings.put("request.timeout.ms", "2000");
        settings.putAll(further);
        return settings;
    }

    SinkDriver sink(Map<String, String> further) {
        Map<String, String> settings = settings(Map.of(
                "retry.first.pause.ms", "10",
                "retry.longest.pause.ms", "100",
                "rate.limit.requests", "10000"));
        settings.putAll(further);
        return SinkDriver.start(new SalesforceSinkConnector.Task(), settings);
    }

    /** The one task of an opportunity. */
    ObjectNode task(String opportunity) {
        return one("Task", opportunity);
    }

    ObjectNode one(String object, String opportunity) {
        List<ObjectNode> found = crm.org().find(object, "Wildcatch_Id__c", opportunity);
        if (found.size() != 1) {
            throw new AssertionError("expected one record of " + opportunity + ", got " + found);
        }
        return found.get(0);
    }

    static List<Map<String, Object>> opportunities(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> Opportunities.human("o-" + i))
                .toList();
    }

    static Map<String, Object> with(Map<String, Object> opportunity, String field, Object value) {
        Map<String, Object> other = new HashMap<>(opportunity);
        other.put(field, value);
        return other;
    }

    static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        crm.close();
    }
}
