package io.wildcatch.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Makes Avro trust the generated classes. Avro loads the classes that a schema names, and since 1.12 it does so for
 * trusted ones only; which ones is a setting of the whole JVM. What is trusted already stays trusted.
 */
public final class GeneratedTypes {

    private static final String PACKAGE = "io.wildcatch.event";

    static {
        ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                others, type -> type.getPackageName().equals(PACKAGE)));
    }

    private GeneratedTypes() {}

    /** Call it before Avro, or a serde that rests on it, meets a generated class. Cheap when called again. */
    public static void trust() {
        // Loading this class has done it.
    }
}
