package io.wildcatch.connectors.intake;

import io.wildcatch.connectors.http.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature over a body: {@code X-Wildcatch-Signature: sha256=<hex of HMAC-SHA256>}. */
public final class Signature {

    public static final String HEADER = "X-Wildcatch-Signature";

    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** What a sender puts into the header. */
    public static String of(byte[] body, Secret secret) {
        return PREFIX + HexFormat.of().formatHex(mac(body, secret));
    }

    /** Whether the header proves that the sender knows the secret; takes the same time whatever is wrong with it. */
    static boolean matches(@Nullable String header, byte[] body, Secret secret) {
        return MessageDigest.isEqual(mac(body, secret), claimed(header));
    }

    private static byte[] claimed(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return new byte[0];
        }
        try {
            return HexFormat.of().parseHex(header.strip().substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] mac(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
