package io.wildcatch.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nobody else knows the bench, and what runs in its processes doesn't know who runs it. */
@AnalyzeClasses(packages = "io.wildcatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_BENCH = noClasses()
            .that()
            .resideOutsideOfPackage("io.wildcatch.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.wildcatch.bench..");

    @ArchTest
    static final ArchRule PARTS_KNOW_NOT_WHO_RUNS_THEM = noClasses()
            .that()
            .resideInAPackage("..bench.part..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..bench.run..", "..bench.load..", "..bench.oracle..", "..bench.result..");

    @ArchTest
    static final ArchRule RESULTS_ARE_FIGURES_AND_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("..bench.result..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..bench.run..", "..bench.load..", "..bench.oracle..", "..bench.part..");
}
