package io.wildcatch.local.doctor;

import io.wildcatch.local.provision.SchemaAdmin;
import io.wildcatch.local.provision.SchemaFinding;
import io.wildcatch.schemas.Topics;
import io.wildcatch.schemas.registry.HttpSchemaRegistry;
import io.wildcatch.schemas.registry.RegistryUnavailableException;
import io.wildcatch.schemas.registry.SchemaRegistryException;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the registry answers and has this release's schemas. */
final class RegistryCheck {

    private final HttpSchemaRegistry registry;
    private final String url;

    RegistryCheck(Doctor.Registry registry) {
        this.registry = registry.client();
        this.url = registry.address();
    }

    Finding schemas(Topics topics) {
        try {
            List<SchemaFinding> findings = new SchemaAdmin(registry).check(topics);
            String differing = findings.stream()
                    .filter(finding -> !(finding instanceof SchemaFinding.Registered))
                    .map(finding -> finding.subject() + " (" + finding.describe() + ")")
                    .collect(Collectors.joining(", "));
            return differing.isEmpty()
                    ? Finding.ok("schemas", findings.size() + " schemas at " + url)
                    : Finding.failed("schemas", differing, "wildcatch schemas apply");
        } catch (RegistryUnavailableException e) {
            return Finding.failed(
                    "schemas",
                    "no schema registry answers at " + url,
                    "start it (wildcatch up), or name another with --registry");
        } catch (SchemaRegistryException e) {
            return Finding.failed("schemas", String.valueOf(e.getMessage()), "correct the registry's settings");
        }
    }
}
