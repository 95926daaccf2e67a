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

    /**
     * The body of an answer that says yes.
     *
     * @param what what was asked for, for the message of the exception
     * @throws SchemaRegistryException when it says no
     */
    JsonNode success(String what) {
        if (isSuccess()) {
            return body;
        }
        throw switch (status) {
            case 401, 403 ->
                new SchemaRegistryException(
                        "%s: the registry refuses the credentials (%d): check %s or %s, and what they are allowed"
                                .formatted(
                                        what,
                                        status,
                                        RegistryClientConfig.BASIC_USER_INFO,
                                        RegistryClientConfig.BEARER_TOKEN));
            case 404 ->
                isAbsent()
                        ? new SchemaNotFoundException("%s: %s".formatted(what, message()))
                        : new SchemaRegistryException("%s: no schema registry is at the address of %s (404)"
                                .formatted(what, RegistryClientConfig.URL));
            case 422 -> new UnusableSchemaException(refusal(what), null);
            default -> new SchemaRegistryException(refusal(what));
        };
    }

    private String refusal(String what) {
        return "%s: the registry refuses (%d, code %d): %s".formatted(what, status, errorCode(), message());
    }

    /** A whole number in the body of an answer. */
    static int number(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isInt()) {
            throw new SchemaRegistryException("the registry's answer has no number \"%s\"".formatted(field));
        }
        return value.intValue();
    }
}
