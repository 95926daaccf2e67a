package io.wildcatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldMakeATokenOnceAndSettingsThatBearIt() throws Exception {
        Path out = folder.resolve("secrets");
        Console first = Console.run("secrets", "--out", out.toString());
        String token = Files.readString(out.resolve("token"));
        Console.run("secrets", "--out", out.toString());

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).doesNotContain(token);
        assertThat(token).hasSizeGreaterThanOrEqualTo(32);
        assertThat(Files.readString(out.resolve("token"))).isEqualTo(token);
        assertThat(PropertiesFile.read(out.resolve("client.properties")))
                .containsEntry("wildcatch.token", token)
                .containsEntry("bearer.auth.token", token)
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .hasEntrySatisfying(
                        "sasl.jaas.config", jaas -> assertThat(jaas).endsWith("password=\"" + token + "\";"));
    }

    @Test
    void shouldShowSecretsToNobodyButTheirOwner() throws Exception {
        Path out = folder.resolve("deep").resolve("secrets");

        Console.run("secrets", "--out", out.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
        for (String name : List.of("token", "client.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldKeepATokenWithMarksThatMeanSomethingInAFile() throws Exception {
        String token = "back\\slash and \"quotes\"";
        Files.writeString(folder.resolve("token"), token);

        Console.run("secrets", "--out", folder.toString());

        assertThat(PropertiesFile.read(folder.resolve("client.properties")))
                .containsEntry("wildcatch.token", token)
                .hasEntrySatisfying(
                        "sasl.jaas.config",
                        jaas -> assertThat(jaas).endsWith("password=\"back\\\\slash and \\\"quotes\\\"\";"));
    }
}
