package io.tocsin.cloudwatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The arrows between packages. They may not turn. */
@AnalyzeClasses(packages = "io.tocsin.cloudwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.tocsin.cloudwatch";
    private static final List<String> PACKAGES =
            List.of("config", "logs", "aws", "ledger", "scan", "record", "metrics", "selection");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CONFIG_IMPORTS_NOTHING_OF_OURS = onlyImports("config");

    @ArchTest
    static final ArchRule LOGS_IMPORTS_NOTHING_OF_OURS = onlyImports("logs");

    @ArchTest
    static final ArchRule LEDGER_IMPORTS_NOTHING_OF_OURS = onlyImports("ledger");

    @ArchTest
    static final ArchRule AWS_IMPORTS_LOGS_AND_CONFIG = onlyImports("aws", "logs", "config");

    @ArchTest
    static final ArchRule SCAN_IMPORTS_LOGS_AND_LEDGER = onlyImports("scan", "logs", "ledger");

    @ArchTest
    static final ArchRule RECORD_IMPORTS_LOGS = onlyImports("record", "logs");

    @ArchTest
    static final ArchRule METRICS_IMPORTS_NOTHING_OF_OURS = onlyImports("metrics");

    @ArchTest
    static final ArchRule SELECTION_IMPORTS_LOGS_AND_CONFIG = onlyImports("selection", "logs", "config");

    @ArchTest
    static final ArchRule ONLY_AWS_KNOWS_THE_SDK = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_AND_RECORD_KNOW_CONNECT = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".record..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.connect..");

    @ArchTest
    static final ArchRule THE_LEDGER_HAS_NO_CLOCK_AND_NO_FILES = noClasses()
            .that()
            .resideInAPackage(ROOT + ".ledger..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.(net|nio\\.file)\\..*|java\\.io\\.File.*");

    /** The root may import all, and none the root. */
    private static ArchRule onlyImports(String room, String... allowed) {
        String[] forbidden = Stream.concat(
                        Stream.of(ROOT),
                        PACKAGES.stream()
                                .filter(other -> !other.equals(room))
                                .filter(other -> !Arrays.asList(allowed).contains(other))
                                .map(other -> ROOT + "." + other + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }
}
