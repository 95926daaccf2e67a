package io.wildcatch.connectors.crm;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a connector may send data: to these hosts, by https. So neither a slip in a setting nor a redirect or an
 * address in a system's answer takes data elsewhere.
 *
 * @param patterns hosts, lower case; {@code *.example.com} stands for all below example.com
 * @param plainHttp whether http is allowed too
 */
public record AllowedHosts(List<String> patterns, boolean plainHttp) {

    public AllowedHosts {
        patterns = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * What is wrong with an address.
     *
     * @return one line, or null when data may go there
     */
    public @Nullable String objection(URI address) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return "expected an address such as https://crm.example.com, without credentials in it";
        }
        if (!isSecure(address)) {
            return "expected https instead of " + address.getScheme() + " (allow.http=true permits http)";
        }
        return isListed(host.toLowerCase(Locale.ROOT)) ? null : "host " + host + " is not in allowed.hosts " + patterns;
    }

    /** @throws NoAnswerException when data may not go there */
    public URI check(URI address) throws NoAnswerException {
        String objection = objection(address);
        if (objection != null) {
            throw new NoAnswerException(new Answer.Misconfigured(objection));
        }
        return address;
    }

    private boolean isSecure(URI address) {
        return "https".equals(address.getScheme()) || (plainHttp && "http".equals(address.getScheme()));
    }

    private boolean isListed(String host) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.startsWith("*.")
                        ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
                        : host.equals(pattern));
    }
}
