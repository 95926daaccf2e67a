package io.wildcatch.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.wildcatch.connectors.http.Replies;
import io.wildcatch.connectors.http.RequestThreads;
import io.wildcatch.connectors.http.Secret;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a browser in, which can't send a bearer token by itself: a form takes the token once and gives a cookie for this
 * run of the console.
 */
final class SignIn {

    static final String PATH = "/session";

    private static final String COOKIE = "wildcatch-session";
    private static final int MAX_FORM_BYTES = 4_096;
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;margin:18vh auto;max-width:22rem;padding:0 1rem}"
                    + ":root{color-scheme:light dark}input,button{font:inherit;padding:.4rem .6rem;margin-top:.3rem}"
                    + "input{display:block;width:100%;box-sizing:border-box}button{margin-top:.8rem}";

    /** Where one was is what stands behind the # of the address; a browser takes it along from the form to the page. */
    private static final String SCRIPT = "document.forms[0].action += location.hash";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Wildcatch: sign in</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><style>%s</style></head>
            <body><main><h1>Wildcatch</h1>
            <form method="post" action="/session">
            <label>Access token <input name="token" type="password" autocomplete="current-password" autofocus required></label>
            <button>Sign in</button>
            </form></main><script>%s</script></body></html>
            """.formatted(STYLE, SCRIPT);

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; script-src 'sha256-" + sha256(SCRIPT)
                    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final @Nullable Secret token;
    private final Secret session;

    SignIn(@Nullable Secret token) {
        this.token = token;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.session = Secret.of(HexFormat.of().formatHex(random));
    }

    boolean isSignedIn(HttpExchange exchange) {
        List<String> headers =
                Optional.ofNullable(exchange.getRequestHeaders().get("Cookie")).orElse(List.of());
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .anyMatch(cookie -> session.matches(cookie.substring(COOKIE.length() + 1)));
    }

    /** The form, as the body of a 401. */
    void ask(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        Replies.bytes(exchange, 401, "text/html; charset=utf-8", PAGE.getBytes(UTF_8));
    }

    /** Takes the form: the right token gets the cookie and the page, a wrong one the form again. */
    void take(HttpExchange exchange) throws IOException {
        RequestThreads.waiting();
        String form = new String(exchange.getRequestBody().readNBytes(MAX_FORM_BYTES), UTF_8);
        RequestThreads.working();
        if (token == null || !token.matches(formToken(form))) {
            ask(exchange);
            return;
        }
        exchange.getResponseHeaders()
                .set(
                        "Set-Cookie",
                        COOKIE + "=" + new String(session.bytes(), UTF_8) + "; Path=/; HttpOnly; SameSite=Strict");
        exchange.getResponseHeaders().set("Location", "/");
        exchange.sendResponseHeaders(303, -1);
    }

    private static String formToken(String form) {
        try {
            return Query.parse(form).text("token").map(String::strip).orElse("");
        } catch (ApiException e) {
            return "";
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
