package org.webhooks4j.examples;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.webhooks4j.jdbc.Dialect;

/** Tests the dependencies of modules and packages, and rules for all classes. */
@AnalyzeClasses(packages = "org.webhooks4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String API = "org.webhooks4j";
    private static final String ADMIN = "org.webhooks4j.admin..";
    private static final String SPI = "org.webhooks4j.spi..";
    private static final String API_INTERNAL = "org.webhooks4j.internal..";
    private static final String CORE = "org.webhooks4j.core..";
    private static final String DELIVERY = "org.webhooks4j.core.internal.delivery";
    private static final String JDBC = "org.webhooks4j.jdbc..";
    private static final String JDBC_INTERNAL = "org.webhooks4j.jdbc.internal.";
    private static final String CONSOLE = "org.webhooks4j.console..";
    private static final String HTTPCLIENT5 = "org.webhooks4j.httpclient5..";
    private static final String HIBERNATE = "org.webhooks4j.hibernate..";
    private static final String JACKSON3 = "org.webhooks4j.jackson3..";
    private static final String JTA = "org.webhooks4j.jta..";
    private static final String MICROMETER = "org.webhooks4j.micrometer..";
    private static final String SPRING = "org.webhooks4j.spring..";
    private static final String[] LIBRARY = {
        API, API_INTERNAL, ADMIN, SPI, CORE, JDBC, CONSOLE, HTTPCLIENT5, HIBERNATE, JACKSON3, JTA, MICROMETER, SPRING
    };

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
            .resideInAnyPackage(CORE, CONSOLE, "com.fasterxml..");

    @ArchTest
    static final ArchRule entitiesKnowTheApiAlone = noClasses()
            .that()
            .resideInAPackage(HIBERNATE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API_INTERNAL, CORE, JDBC, CONSOLE);

    @ArchTest
    static final ArchRule transactionsOfJtaKnowTheApiAlone = noClasses()
            .that()
            .resideInAPackage(JTA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API_INTERNAL, ADMIN, CORE, JDBC, CONSOLE, "org.slf4j..");

    @ArchTest
    static final ArchRule nobodyElseKnowsTheTransactionManagerOfJta = noClasses()
            .that()
            .resideInAPackage("org.webhooks4j..")
            .and()
            .resideOutsideOfPackages(JTA, "org.webhooks4j.examples..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.transaction\\.Transaction.*")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage(JTA);

    @ArchTest
    static final ArchRule theCodecOfJackson3KnowsOfTheCoreWhatCodecsShare = noClasses()
            .that()
            .resideInAPackage(JACKSON3)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.webhooks4j.core.internal..")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage("org.webhooks4j.core.internal.json"))));

    @ArchTest
    static final ArchRule nobodyElseKnowsHibernateOrJackson3 = noClasses()
            .that()
            .resideInAPackage("org.webhooks4j..")
            .and()
            .resideOutsideOfPackages(HIBERNATE, JACKSON3, SPRING, "org.webhooks4j.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HIBERNATE, JACKSON3, "org.hibernate..", "tools.jackson..");

    @ArchTest
    static final ArchRule metricsKnowWhatAHostKnows = noClasses()
            .that()
            .resideInAPackage(MICROMETER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API_INTERNAL, "org.webhooks4j.core.internal..", JDBC, CONSOLE);

    @ArchTest
    static final ArchRule nobodyElseKnowsMicrometer = noClasses()
            .that()
            .resideInAPackage("org.webhooks4j..")
            .and()
            .resideOutsideOfPackages(MICROMETER, SPRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MICROMETER, "io.micrometer..");

    @ArchTest
    static final ArchRule theLibraryKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("org.webhooks4j..")
            .and()
            .resideOutsideOfPackage(SPRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPRING, "org.springframework..");

    @ArchTest
    static final ArchRule theStarterKnowsWhatAHostKnows = noClasses()
            .that()
            .resideInAPackage(SPRING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API_INTERNAL, "org.webhooks4j.core.internal..", "org.webhooks4j.console.internal..");

    @ArchTest
    static final ArchRule springsTransactionsNeedNoSpringBoot = noClasses()
            .that()
            .resideInAPackage("org.webhooks4j.spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.webhooks4j.spring.boot..", "org.springframework.boot..");

    @ArchTest
    static final ArchRule allModulesLogAlike = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.System\\$Logger.*");

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
    static final ArchRule theDeliveryLoopKnowsItsRoomsAndNoneOfThemKnowsTheLoop = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(DELIVERY + "..")
            .layer("loop")
            .definedBy(DELIVERY)
            .layer("attempt")
            .definedBy(DELIVERY + ".attempt")
            .layer("endpoint")
            .definedBy(DELIVERY + ".endpoint")
            .layer("listener")
            .definedBy(DELIVERY + ".listener")
            .whereLayer("loop")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("endpoint")
            .mayOnlyBeAccessedByLayers("loop")
            .whereLayer("listener")
            .mayOnlyBeAccessedByLayers("loop")
            .whereLayer("attempt")
            .mayOnlyBeAccessedByLayers("loop", "endpoint");

    @ArchTest
    static final ArchRule theRoomsOfTheJdbcStoreKnowOnlyThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(JDBC)
            .layer("store")
            .definedBy("org.webhooks4j.jdbc")
            .layer("schema")
            .definedBy(JDBC_INTERNAL + "schema")
            .layer("dialect")
            .definedBy(JDBC_INTERNAL + "dialect")
            .layer("parts")
            .definedBy(
                    JDBC_INTERNAL + "admin",
                    JDBC_INTERNAL + "event",
                    JDBC_INTERNAL + "log",
                    JDBC_INTERNAL + "queue",
                    JDBC_INTERNAL + "webhook")
            .layer("transaction")
            .definedBy(JDBC_INTERNAL + "transaction")
            .layer("row")
            .definedBy(JDBC_INTERNAL + "row")
            .layer("sql")
            .definedBy(JDBC_INTERNAL + "sql")
            .whereLayer("schema")
            .mayOnlyBeAccessedByLayers("store")
            .whereLayer("dialect")
            .mayOnlyBeAccessedByLayers("store", "schema")
            .whereLayer("parts")
            .mayOnlyBeAccessedByLayers("store", "dialect")
            .whereLayer("transaction")
            .mayOnlyBeAccessedByLayers("store", "schema", "dialect", "parts")
            .whereLayer("row")
            .mayOnlyBeAccessedByLayers("store", "schema", "dialect", "parts", "transaction")
            .whereLayer("store")
            .mayNotBeAccessedByAnyLayer()
            // The databases' names are the only values of the public package that the rooms need.
            .ignoreDependency(resideInAPackage(JDBC_INTERNAL + "dialect"), type(Dialect.class));

    @ArchTest
    static final ArchRule theRoomsOfTheJdbcStoreHaveNoCycles =
            slices().matching("org.webhooks4j.jdbc.internal.(*)..").should().beFreeOfCycles();

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
    static final ArchRule timeComesFromAClock =
            noClasses().that().resideInAnyPackage(LIBRARY).should(AccessConditions.readTheTime());

    @ArchTest
    static final ArchRule theSystemsClockIsADefaultAndNothingElse = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .and()
            .doNotHaveFullyQualifiedName("org.webhooks4j.core.WebhookEngineBuilder")
            .and()
            .doNotHaveFullyQualifiedName("org.webhooks4j.receiver.SignatureVerifier")
            .and()
            // Only compares the clock with that one.
            .doNotHaveFullyQualifiedName("org.webhooks4j.core.internal.time.SteadyTime")
            .should(AccessConditions.takeTheSystemsClock());

    /**
     * Connections use real time, whatever clock the engine uses; so do attempts if the engine uses the system's clock.
     */
    @ArchTest
    static final ArchRule onlyConnectionsAreMeasuredPastAClock = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .and()
            .resideOutsideOfPackages(
                    "org.webhooks4j.core.internal.http..", "org.webhooks4j.core.internal.net..", HTTPCLIENT5)
            .and()
            .doNotHaveFullyQualifiedName("org.webhooks4j.core.internal.time.SteadyTime")
            .should(AccessConditions.measureTime());

    @ArchTest
    static final ArchRule chanceIsHandedDownFromWhereThePartsArePutTogether = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .and()
            .doNotHaveFullyQualifiedName("org.webhooks4j.core.EngineSettings")
            .and()
            .doNotHaveFullyQualifiedName("org.webhooks4j.jdbc.JdbcStore$Builder")
            .should(AccessConditions.makeUpChance());

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    /** The metadata of these classes' modules names what they call; of constants, native-image knows by itself. */
    @ArchTest
    static final ArchRule whatIsCalledByReflectionIsInTheMetadataOfNativeImages = noClasses()
            .that()
            .resideInAnyPackage(LIBRARY)
            .and()
            .resideOutsideOfPackage(SPRING)
            .and()
            .haveNameNotMatching(".*\\.(BinarySerializers|EntityListener|Pooler|PreambleConnection|Proxies)(\\$.*)?")
            .should(AccessConditions.callByReflection());
}
