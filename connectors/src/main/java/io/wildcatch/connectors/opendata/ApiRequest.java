package io.wildcatch.connectors.opendata;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked of an API.
 *
 * @param url with its query
 * @param json body of a POST; empty for a GET
 */
record ApiRequest(URI url, Optional<String> json) {

    static ApiRequest get(URI url) {
        return new ApiRequest(url, Optional.empty());
    }

    static ApiRequest get(URI base, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return get(URI.create(base + (base.getRawQuery() == null ? "?" : "&") + query));
    }

    static ApiRequest post(URI url, String json) {
        return new ApiRequest(url, Optional.of(json));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
