package io.wildcatch.local.registry;

/** A request that is answered with an error: the HTTP status and the protocol's own code. */
final class RegistryError extends RuntimeException {

    private final int status;
    private final int code;

    RegistryError(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    RegistryError(int status, int code, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    static RegistryError noSubject(String subject) {
        return new RegistryError(404, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError noVersion(int version) {
        return new RegistryError(404, 40402, "Version " + version + " not found.");
    }

    static RegistryError noSchema() {
        return new RegistryError(404, 40403, "Schema not found");
    }

    static RegistryError noSchema(int id) {
        return new RegistryError(404, 40403, "Schema " + id + " not found");
    }

    static RegistryError subjectDeleted(String subject) {
        return new RegistryError(
                404, 40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryError subjectNotDeleted(String subject) {
        return new RegistryError(
                404, 40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }

    static RegistryError versionDeleted(String subject, int version) {
        return new RegistryError(
                404,
                40406,
                "Subject '" + subject + "' Version " + version
                        + " was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryError versionNotDeleted(String subject, int version) {
        return new RegistryError(
                404,
                40407,
                "Subject '" + subject + "' Version " + version
                        + " was not deleted first before being permanently deleted");
    }

    static RegistryError noLevel(String subject) {
        return new RegistryError(
                404, 40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryError noMode(String subject) {
        return new RegistryError(404, 40409, "Subject '" + subject + "' does not have subject-level mode configured");
    }

    static RegistryError incompatible(String subject, String details) {
        return new RegistryError(
                409,
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: [" + details + "]");
    }

    static RegistryError invalidSchema(String details) {
        return new RegistryError(422, 42201, "Invalid schema, details: " + details);
    }

    static RegistryError invalidSchema(String details, Throwable cause) {
        return new RegistryError(422, 42201, "Invalid schema, details: " + details, cause);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                422,
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryError invalidLevel() {
        return new RegistryError(
                422,
                42203,
                "Invalid compatibility level. Valid values are none, backward, forward, full,"
                        + " backward_transitive, forward_transitive, and full_transitive");
    }

    static RegistryError invalidMode() {
        return new RegistryError(
                422, 42204, "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, and IMPORT");
    }

    static RegistryError notPermitted(String reason) {
        return new RegistryError(422, 42205, reason);
    }

    static RegistryError referenced(Registration registration) {
        return new RegistryError(
                422,
                42206,
                "One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=" + registration.subject()
                        + ",version=" + registration.version() + "}.");
    }

    static RegistryError store(Throwable cause) {
        return new RegistryError(
                500, 50001, "Error in the backend data store: " + cause.getMessage() + "; is Kafka running?", cause);
    }

    static RegistryError timeout(long millis) {
        return new RegistryError(
                500, 50002, "Kafka did not confirm the write within " + millis + " ms; it may still take effect");
    }
}
