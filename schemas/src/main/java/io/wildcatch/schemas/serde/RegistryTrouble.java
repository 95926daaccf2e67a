package io.wildcatch.schemas.serde;

import io.wildcatch.schemas.registry.RegistryUnavailableException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells a registry that can't be asked from a record that can't be read. Confluent's serdes throw the same exception for
 * both; whoever sends bad records to the dead letters would send good ones there while the registry is down.
 */
final class RegistryTrouble {

    private RegistryTrouble() {}

    /** What to throw instead: {@link RegistryUnavailableException} for trouble with the registry, else the same. */
    static RuntimeException told(SerializationException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (isNetwork(cause) || isRefusal(cause)) {
                return new RegistryUnavailableException("the schema registry gives no usable answer", failure);
            }
        }
        return failure;
    }

    private static boolean isNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException
                || cause instanceof HttpTimeoutException
                || cause instanceof SSLException;
    }

    /** Any status of Confluent's client but that of an unknown schema: credentials, throttling, errors of the server. */
    private static boolean isRefusal(Throwable cause) {
        if (!cause.getClass().getSimpleName().equals("RestClientException")) {
            return false;
        }
        try {
            Object status = cause.getClass().getMethod("getStatus").invoke(cause);
            return !Integer.valueOf(404).equals(status);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
