package io.tocsin.slack;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tocsin.slack.message.redaction.Redactor;
import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;

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
            .layer("record")
            .definedBy("io.tocsin.slack.record")
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("record")
            .mayNotAccessAnyLayer()
            .whereLayer("message")
            .mayOnlyAccessLayers("record")
            .whereLayer("routing")
            .mayOnlyAccessLayers("record")
            .whereLayer("metrics")
            .mayNotAccessAnyLayer()
            .whereLayer("api")
            .mayOnlyAccessLayers("message")
            .whereLayer("http")
            .mayOnlyAccessLayers("api", "message")
            .whereLayer("heartbeat")
            .mayOnlyAccessLayers("message", "record")
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

    /** What a record holds is made canonical and redacted before anything else sees it: by these, through PlainValues. */
    @ArchTest
    static final ArchRule RECORDS_ARE_READ_IN_FEW_PLACES = noClasses()
            .that()
            .resideInAnyPackage("io.tocsin.slack.message..", "io.tocsin.slack.digest")
            .and()
            .haveNameNotMatching(".*\\.(EntryReader|Headers|EventId|RecordWeight)")
            .should()
            .callMethodWhere(describe(
                    "read a record's value, key or headers",
                    call -> call.getTargetOwner().isAssignableTo(ConnectRecord.class)
                            && Set.of("value", "key", "headers").contains(call.getName())));

    @ArchTest
    static final ArchRule TEXTS_ARE_REDACTED_IN_ONE_PLACE = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(PlainValues|Redactor)")
            .should()
            .callMethodWhere(describe(
                    "redact texts",
                    call -> call.getTargetOwner().isEquivalentTo(Redactor.class)
                            && call.getName().equals("redact")));

    @ArchTest
    static final ArchRule TEXTS_ARE_MADE_CANONICAL_IN_ONE_PLACE = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Redactor|CanonicalText)")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("CanonicalText");
}
