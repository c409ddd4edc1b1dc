package io.tocsin.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tocsin.emulator", importOptions = DoNotIncludeTests.class)
class EmulatorArchitectureTest {
    private static final String CLOUDWATCH = "io.tocsin.emulator.cloudwatch..";
    private static final String SLACK = "io.tocsin.emulator.slack..";

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("io.tocsin.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule cloudWatchDoesNotKnowSlack = noClasses()
            .that()
            .resideInAPackage(CLOUDWATCH)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SLACK);

    @ArchTest
    static final ArchRule slackDoesNotKnowCloudWatch = noClasses()
            .that()
            .resideInAPackage(SLACK)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLOUDWATCH)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatIsSharedKnowsNeither = noClasses()
            .that()
            .resideInAPackage("io.tocsin.emulator.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLOUDWATCH, SLACK);

    @ArchTest
    static final ArchRule patternsAreFreeOfHttpAndStorage = noClasses()
            .that()
            .resideInAPackage("io.tocsin.emulator.cloudwatch.pattern..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.undertow..",
                    "io.tocsin.emulator.cloudwatch.store..",
                    "io.tocsin.emulator.cloudwatch.wire..",
                    "io.tocsin.emulator.cloudwatch.search..");

    @ArchTest
    static final ArchRule onlyTheWireAndTheControlKnowTheServer = noClasses()
            .that()
            .resideInAPackage(CLOUDWATCH)
            .and()
            .resideOutsideOfPackages("io.tocsin.emulator.cloudwatch.wire..", "io.tocsin.emulator.cloudwatch.control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.undertow..");
}
