package io.wildcatch.local.console;

import com.sun.net.httpserver.HttpExchange;
import io.wildcatch.connectors.http.Replies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The page and what it is made of, from the class path. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private record Asset(String type, ByteBuffer bytes, String tag) {}

    private final Map<String, Asset> byPath = new HashMap<>();

    Assets() {
        TYPES.forEach((name, type) -> byPath.put("/" + name, load(name, type)));
        byPath.put("/", load("index.html", "text/html; charset=utf-8"));
    }

    boolean has(String path) {
        return byPath.containsKey(path);
    }

    /** Sends the file, or 304 to a browser that has it. */
    void send(HttpExchange exchange, String path) throws IOException {
        Asset asset = Optional.ofNullable(byPath.get(path)).orElseThrow();
        exchange.getResponseHeaders().set("ETag", asset.tag());
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (asset.tag().equals(known)) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            Replies.bytes(exchange, 200, asset.type(), asset.bytes().array());
        }
    }

    private static Asset load(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the console's " + name + " isn't on the class path, build it again");
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(type, ByteBuffer.wrap(bytes), tag(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the console's " + name, e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 12)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
