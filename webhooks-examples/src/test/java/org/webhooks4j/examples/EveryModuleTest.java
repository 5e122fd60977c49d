package org.webhooks4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests rules for the classes and tests of every module that was compiled before this one. Benchmarks are compiled
 * later.
 */
@AnalyzeClasses(locations = EveryModuleTest.Modules.class)
class EveryModuleTest {

    /** The compiled classes and tests of this module and its siblings. */
    static final class Modules implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            try (Stream<Path> modules = Files.list(Path.of(".."))) {
                return modules.filter(module -> !module.endsWith("webhooks-benchmarks"))
                        .flatMap(module ->
                                Stream.of(module.resolve("target/classes"), module.resolve("target/test-classes")))
                        .filter(Files::isDirectory)
                        .map(Location::of)
                        .collect(Collectors.toSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Only a backfill, which waits in the calling thread to keep its rate, may sleep; everything else waits for a
     * condition.
     */
    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.webhooks4j.core.internal.admin.BackfillPause")
            .should(AccessConditions.sleep());

    @ArchTest
    static final ArchRule timeComesFromAClockInTestsToo = noClasses().should(AccessConditions.readTheTime());
}
