package io.tocsin.emulator.slack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tocsin.emulator.slack", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.tocsin.emulator.slack.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_ROOT = noClasses()
            .that()
            .resideInAPackage("io.tocsin.emulator.slack.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tocsin.emulator.slack");

    @ArchTest
    static final ArchRule BLOCK_KIT_AND_LIMITS_STAND_ALONE = noClasses()
            .that()
            .resideInAnyPackage("..blockkit..", "..limits..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..workspace..", "..posting..", "..api..", "..webhook..", "..page..", "..wire..");

    @ArchTest
    static final ArchRule THE_WORKSPACE_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage("..workspace..", "..posting..", "..blockkit..", "..limits..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "..wire..");
}
