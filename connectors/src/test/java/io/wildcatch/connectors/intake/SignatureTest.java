package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wildcatch.connectors.http.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** Test case 2 of RFC 4231. */
    private static final Secret JEFE = Secret.of("Jefe");

    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final String RIGHT = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void shouldAgreeWithTheStandard() {
        assertThat(Signature.of(BODY, JEFE)).isEqualTo(RIGHT);
        assertThat(Signature.matches(RIGHT, BODY, JEFE)).isTrue();
        assertThat(Signature.matches("SHA256=" + RIGHT.substring(7).toUpperCase(), BODY, JEFE))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=zz",
                "sha1=5bdcc146",
                "sha256=5bdcc146",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844"
            })
    void shouldRefuseAnythingElse(String header) {
        assertThat(Signature.matches(header, BODY, JEFE)).isFalse();
    }
}
