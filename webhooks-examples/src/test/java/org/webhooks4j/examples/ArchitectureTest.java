package org.webhooks4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The walls between modules and packages, and what no class may do. */
@AnalyzeClasses(packages = "org.webhooks4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String API = "org.webhooks4j";
    private static final String ADMIN = "org.webhooks4j.admin..";
    private static final String SPI = "org.webhooks4j.spi..";
    private static final String API_INTERNAL = "org.webhooks4j.internal..";
    private static final String CORE = "org.webhooks4j.core..";
    private static final String JDBC = "org.webhooks4j.jdbc..";
    private static final String CONSOLE = "org.webhooks4j.console..";
    private static final String HTTPCLIENT5 = "org.webhooks4j.httpclient5..";

    @ArchTest
    static final ArchRule theApiDependsOnNothingButTheJdk = classes()
            .that()
            .resideInAnyPackage(API, API_INTERNAL, ADMIN, SPI)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    API,
                    API_INTERNAL,
                    ADMIN,
                    SPI,
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math..",
                    "java.net..",
                    "java.security..",
                    "java.nio..",
                    "javax.crypto..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule emittingCodeKnowsNeitherManagementNorPlugIns = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADMIN, SPI);

    @ArchTest
    static final ArchRule managementKnowsNoPlugIns = noClasses()
            .that()
            .resideInAPackage(ADMIN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPI);

    @ArchTest
    static final ArchRule theCoreKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", JDBC);

    @ArchTest
    static final ArchRule theCoreKnowsOneTransportAlone = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HTTPCLIENT5);

    @ArchTest
    static final ArchRule theOtherTransportKnowsOfTheCoreWhatTransportsShare = noClasses()
            .that()
            .resideInAPackage(HTTPCLIENT5)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.webhooks4j.core.internal..")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage("org.webhooks4j.core.internal.net"))));

    @ArchTest
    static final ArchRule theStoreKnowsNeitherCoreNorJson = noClasses()
            .that()
            .resideInAPackage(JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, CONSOLE, "com.fasterxml..", "org.slf4j..");

    @ArchTest
    static final ArchRule theConsoleKnowsTheApiAlone = noClasses()
            .that()
            .resideInAPackage(CONSOLE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, JDBC, "java.sql..", "com.fasterxml..");

    @ArchTest
    static final ArchRule theRoomsOfTheCoreHaveNoCycles =
            slices().matching("org.webhooks4j.core.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRoomsOfTheConsoleHaveNoCycles =
            slices().matching("org.webhooks4j.console.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theHostsSideDoesNotKnowTheEnginesSide = noClasses()
            .that()
            .resideInAnyPackage("org.webhooks4j.core.internal.emit..", "org.webhooks4j.core.internal.match..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.webhooks4j.core.internal.delivery..",
                    "org.webhooks4j.core.internal.http..",
                    "org.webhooks4j.core.internal.net..");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .that()
            .resideInAnyPackage(CORE, JDBC, CONSOLE, HTTPCLIENT5)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .resideInAnyPackage(API, ADMIN, SPI, CORE, JDBC, CONSOLE, HTTPCLIENT5)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
}
