package io.wildcatch.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The rules stay pure, and dependencies point one way. */
@AnalyzeClasses(packages = "io.wildcatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_KAFKA_AVRO_OR_IO = noClasses()
            .that()
            .resideInAPackage("..streams.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "io.wildcatch.event..",
                    "io.wildcatch.schemas..",
                    "io.wildcatch.streams.topology..",
                    "io.wildcatch.streams.app..",
                    "io.wildcatch.streams.conditions..",
                    "com.fasterxml..",
                    "dev.cel..",
                    "org.slf4j..",
                    "java.io..",
                    "java.nio.file..",
                    "java.net..");

    @ArchTest
    static final ArchRule CEL_IS_KNOWN_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("..streams.conditions..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cel..");

    @ArchTest
    static final ArchRule RULES_AND_TOPOLOGY_HAVE_NO_HIDDEN_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("..streams.domain..", "..streams.topology..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule THE_TOPOLOGY_KNOWS_NO_APPLICATION = noClasses()
            .that()
            .resideInAPackage("..streams.topology..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..streams.app..");

    @ArchTest
    static final ArchRule STAGES_ARE_SEEN_BY_THE_PIPELINE_ALONE = classes()
            .that()
            .implement(org.apache.kafka.streams.processor.api.Processor.class)
            .and()
            .resideInAPackage("..streams.topology..")
            .should()
            .bePackagePrivate();
}
