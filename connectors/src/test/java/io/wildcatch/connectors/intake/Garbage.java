package io.wildcatch.connectors.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** Bodies that nobody should send, most of them nearly right. */
final class Garbage {

    private static final String[] SEEDS = {
        "{\"id\":\"s-1\",\"source\":\"site\",\"kind\":\"WEB_VISIT\",\"occurredAt\":\"2026-01-05T10:00:00Z\","
                + "\"account\":{\"domain\":\"acme.fr\"},\"strength\":0.5,\"attributes\":{\"k\":\"v\"}}",
        "[{\"id\":1},{\"account\":[]},null,{\"person\":{\"email\":{}}}]",
        "{\"a\":1}\n{\"b\":2}\n\n[]\nnull\n",
        "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"s\",\"data\":{\"kind\":\"PRESS\"},\"data_base64\":\"e30=\"}"
    };

    private Garbage() {}

    static byte[] body(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] body = SEEDS[random.nextInt(SEEDS.length)].getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            body = mutate(body, random);
        }
        return body;
    }

    private static byte[] mutate(byte[] body, Random random) {
        if (body.length < 2) {
            return body;
        }
        int at = random.nextInt(body.length);
        switch (random.nextInt(3)) {
            case 0 -> body[at] = (byte) random.nextInt(256);
            case 1 -> body[at] = (byte) "{}[]\",:\\n\0".charAt(random.nextInt("{}[]\",:\\n\0".length()));
            default -> body = Arrays.copyOf(body, at + 1);
        }
        return body;
    }
}
