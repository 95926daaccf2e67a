package io.wildcatch.local.up;

import io.wildcatch.connectors.http.Secret;
import io.wildcatch.local.meters.OtlpTarget;
import io.wildcatch.schemas.http.HeaderValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to run everything on this machine.
 *
 * @param data where state is kept
 * @param ports where the parts listen
 * @param listen address that they listen on; beyond loopback a token is needed
 * @param advertise name under which other machines reach this one, for Kafka clients
 * @param token what callers must bring
 * @param intakeSecret when there is one, each body that is sent to the intake must be signed with it
 * @param home folder with reference data
 * @param demo whether to feed it a simulated market
 * @param otlp where its meters are sent, besides being scraped
 */
public record UpConfig(
        Path data,
        Ports ports,
        String listen,
        String advertise,
        Optional<String> token,
        Optional<Secret> intakeSecret,
        Optional<Path> home,
        boolean demo,
        Optional<OtlpTarget> otlp) {

    public static final String LOOPBACK = "127.0.0.1";

    public UpConfig {
        data = data.toAbsolutePath().normalize();
        token = token.map(String::strip).map(text -> HeaderValue.require("--token", text));
        if (token.isPresent() && token.get().isEmpty()) {
            throw new IllegalArgumentException(
                    "--token: expected some text; make one with: head -c 24 /dev/urandom | base64");
        }
        if (token.isEmpty() && !isLoopback(listen)) {
            throw new IllegalArgumentException("--listen " + listen
                    + " opens everything to the network: set a token with --token-file or WILDCATCH_TOKEN, or drop"
                    + " --listen");
        }
    }

    /** On loopback, without reference data and signatures, with meters that are scraped only. */
    public static UpConfig local(Path data, Ports ports) {
        return new UpConfig(
                data,
                ports,
                LOOPBACK,
                LOOPBACK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    boolean isOpen() {
        return !isLoopback(listen);
    }

    /** Where parts of this process find each other. */
    String reachable() {
        return listen.equals("0.0.0.0") || listen.equals("::") ? LOOPBACK : listen;
    }

    @Override
    public String toString() {
        return "UpConfig[" + data + ", " + listen + ":" + ports.base() + "]";
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--listen: expected an address of this machine, got " + host, e);
        }
    }
}
