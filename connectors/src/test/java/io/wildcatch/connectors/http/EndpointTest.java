package io.wildcatch.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void shouldRefuseTheOpenNetworkWithoutToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint("0.0.0.0", 9093, null))
                .withMessageContaining("set a bearer token or use 127.0.0.1");
    }

    @Test
    void shouldAllowTheOpenNetworkWithToken() {
        Endpoint open = new Endpoint("0.0.0.0", 9093, Secret.of("a-long-enough-token"));

        assertThat(open.uri(9093)).hasToString("http://127.0.0.1:9093");
    }

    @Test
    void shouldNeedNoTokenOnLoopback() {
        assertThat(new Endpoint("localhost", 0, null).isLoopback()).isTrue();
        assertThat(new Endpoint("::1", 0, null).uri(80)).hasToString("http://[::1]:80");
    }

    @Test
    void shouldNeverShowASecret() {
        assertThat(new Endpoint("0.0.0.0", 0, Secret.of("hush-hush-hush-hush")).toString())
                .doesNotContain("hush");
    }

    @Test
    void shouldMatchSecretsWhateverSurroundsThem() {
        assertThat(Secret.of("from-a-file\n").matches("from-a-file")).isTrue();
        assertThat(Secret.of("from-a-file").matches("from-a-fil")).isFalse();
        assertThat(Secret.of("short").isWeak()).isTrue();
    }
}
