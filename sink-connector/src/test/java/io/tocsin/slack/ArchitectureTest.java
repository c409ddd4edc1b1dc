package io.tocsin.slack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tocsin.slack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("io.tocsin.slack")
            .layer("config")
            .definedBy("io.tocsin.slack.config")
            .layer("message")
            .definedBy("io.tocsin.slack.message..")
            .layer("digest")
            .definedBy("io.tocsin.slack.digest")
            .layer("readback")
            .definedBy("io.tocsin.slack.readback")
            .layer("routing")
            .definedBy("io.tocsin.slack.routing")
            .layer("heartbeat")
            .definedBy("io.tocsin.slack.heartbeat")
            .layer("delivery")
            .definedBy("io.tocsin.slack.delivery")
            .layer("metrics")
            .definedBy("io.tocsin.slack.metrics")
            .layer("api")
            .definedBy("io.tocsin.slack.api")
            .layer("http")
            .definedBy("io.tocsin.slack.api.http")
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("message")
            .mayNotAccessAnyLayer()
            .whereLayer("routing")
            .mayNotAccessAnyLayer()
            .whereLayer("metrics")
            .mayNotAccessAnyLayer()
            .whereLayer("api")
            .mayOnlyAccessLayers("message")
            .whereLayer("http")
            .mayOnlyAccessLayers("api", "message")
            .whereLayer("heartbeat")
            .mayOnlyAccessLayers("message")
            .whereLayer("digest")
            .mayOnlyAccessLayers("message")
            .whereLayer("readback")
            .mayNotAccessAnyLayer()
            .whereLayer("delivery")
            .mayOnlyAccessLayers("api", "digest", "message", "metrics", "readback")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("io.tocsin.slack.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule OKHTTP_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.tocsin.slack.api.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okhttp3..");

    @ArchTest
    static final ArchRule PEBBLE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.tocsin.slack.message.template")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.pebbletemplates..");
}
