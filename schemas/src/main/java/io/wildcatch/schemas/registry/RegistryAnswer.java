package io.wildcatch.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a registry said.
 *
 * @param status HTTP status
 * @param body JSON body, or a missing node when there was none
 */
record RegistryAnswer(int status, JsonNode body) {

    private static final int LONGEST_MESSAGE = 500;

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The subject, version, schema or setting isn't there; a bare 404 means that this is no registry. */
    boolean isAbsent() {
        return status == 404 && errorCode() / 100 == 404;
    }

    int errorCode() {
        return body.path("error_code").asInt(0);
    }

    String message() {
        String text = body.path("message").asText("no message").replaceAll("\\s+", " ");
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }
}
