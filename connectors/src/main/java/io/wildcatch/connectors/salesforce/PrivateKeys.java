package io.wildcatch.connectors.salesforce;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** RSA keys as text. No message repeats any of it. */
final class PrivateKeys {

    private static final int LEAST_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PrivateKeys() {}

    /**
     * Reads PKCS #8 in PEM; line breaks may be spelt {@code \n}, as they come out of files with one setting a line.
     *
     * @throws IllegalArgumentException says what to do
     */
    static PrivateKey parse(String pem) {
        String text = pem.replace("\\n", "\n").strip();
        if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("ENCRYPTED")) {
            throw new IllegalArgumentException(
                    "the key is in another format; convert it with: openssl pkcs8 -topk8 -nocrypt -in server.key");
        }
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("expected PEM that begins with " + BEGIN);
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return checked(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected an RSA key in PEM; what is there is none", e);
        }
    }

    static boolean isKey(String pem) {
        try {
            parse(pem);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PrivateKey checked(PrivateKey key) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new IllegalArgumentException("expected an RSA key of at least " + LEAST_BITS + " bits");
        }
        return key;
    }
}
