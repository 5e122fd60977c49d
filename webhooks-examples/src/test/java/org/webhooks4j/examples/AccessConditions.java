package org.webhooks4j.examples;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/**
 * Conditions on the methods that a class calls or refers to. ArchUnit's own conditions overlook method references such
 * as {@code System::nanoTime}.
 */
final class AccessConditions {

    private AccessConditions() {}

    /** Reads the machine's time without a clock. */
    static ArchCondition<JavaClass> readTheTime() {
        return accessing("read the time past a clock", target -> isWithoutParameters(target) && isTime(target));
    }

    private static boolean isTime(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        return (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && target.getName().equals("<init>"))
                || (owner.equals("java.util.Calendar") && target.getName().equals("getInstance"));
    }

    /** Uses the machine's clock, where a host or a test may have another. */
    static ArchCondition<JavaClass> takeTheSystemsClock() {
        return accessing(
                "take the system's clock",
                target -> target.getOwner().getName().equals("java.time.Clock")
                        && target.getName().startsWith("system"));
    }

    /** Finds classes, methods or proxies at run time, of which an image of native-image must be told. */
    static ArchCondition<JavaClass> callByReflection() {
        return accessing("call by reflection", AccessConditions::isReflection);
    }

    private static boolean isReflection(CodeUnitAccessTarget target) {
        String name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.Class" ->
                name.equals("forName")
                        || name.equals("getRecordComponents")
                        || name.matches("get(Declared)?(Method|Field|Constructor)s?");
            case "java.lang.ClassLoader" -> name.equals("loadClass");
            case "java.lang.reflect.Proxy" -> name.equals("newProxyInstance");
            case "java.util.ResourceBundle" -> name.equals("getBundle");
            case "java.util.ServiceLoader" -> name.startsWith("load");
            default -> false;
        };
    }

    /** Measures durations without a clock. */
    static ArchCondition<JavaClass> measureTime() {
        return accessing(
                "measure time past a clock",
                target -> target.getOwner().getName().equals("java.lang.System")
                        && target.getName().equals("nanoTime"));
    }

    /** Uses randomness that cannot be repeated, except for secrets, which must not be repeatable. */
    static ArchCondition<JavaClass> makeUpChance() {
        return accessing("use chance that no test can repeat", AccessConditions::isChance);
    }

    private static boolean isChance(CodeUnitAccessTarget target) {
        return switch (target.getOwner().getName()) {
            case "java.util.Random", "java.util.SplittableRandom" ->
                target.getName().equals("<init>") && isWithoutParameters(target);
            case "java.util.concurrent.ThreadLocalRandom" -> target.getName().equals("current");
            case "java.util.UUID" -> target.getName().equals("randomUUID");
            case "java.lang.Math" -> target.getName().equals("random");
            case "java.util.Collections" ->
                target.getName().equals("shuffle")
                        && target.getRawParameterTypes().size() == 1;
            default -> false;
        };
    }

    /** Sleeps instead of waiting for a condition. */
    static ArchCondition<JavaClass> sleep() {
        return accessing(
                "sleep",
                target -> target.getName().equals("sleep")
                        && (target.getOwner().getName().equals("java.lang.Thread")
                                || target.getOwner().getName().equals("java.util.concurrent.TimeUnit")));
    }

    private static boolean isWithoutParameters(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().isEmpty();
    }

    private static ArchCondition<JavaClass> accessing(String what, Predicate<CodeUnitAccessTarget> which) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                for (JavaAccess<?> access : javaClass.getAccessesFromSelf()) {
                    if (access.getTarget() instanceof CodeUnitAccessTarget target && which.test(target)) {
                        events.add(SimpleConditionEvent.satisfied(javaClass, access.getDescription()));
                    }
                }
            }
        };
    }
}
