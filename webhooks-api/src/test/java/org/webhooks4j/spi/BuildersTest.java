package org.webhooks4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.EventType;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.WebhookChange;

/** What implementations make, they make by builders, so that it can get new components. */
class BuildersTest {

    /** Those that the package's documentation names, and the values within them. */
    static Stream<Class<?>> made() {
        return Stream.of(
                Claim.class,
                StoredEvent.class,
                TransportResponse.class,
                EndpointFailures.Streak.class,
                LogStatistics.Summary.class,
                LogStatistics.Tally.class,
                Delivery.class,
                Attempt.class,
                Attempt.Request.class,
                Attempt.Response.class,
                Attempt.Timing.class,
                SkippedEvent.class,
                WebhookChange.class,
                WebhookChange.Field.class,
                BackfillProgress.class);
    }

    @ParameterizedTest
    @MethodSource("made")
    void everyComponentIsSetByItsNameAndCopied(Class<?> type) throws ReflectiveOperationException {
        Object value = sample(type);
        Object builder = type.getMethod("builder").invoke(null);
        for (RecordComponent component : type.getRecordComponents()) {
            builder.getClass()
                    .getMethod(component.getName(), component.getType())
                    .invoke(builder, component.getAccessor().invoke(value));
        }

        assertThat(built(builder)).isEqualTo(value);
        for (Method method : type.getMethods()) {
            if (method.getName().equals("toBuilder")) {
                assertThat(built(method.invoke(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void whatMayBeLeftOutIsLeftOut() {
        TransportResponse response =
                TransportResponse.builder().statusCode(204).body("").build();

        assertThat(response).isEqualTo(new TransportResponse(204, Map.of(), "", false, null, null, null));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> TransportResponse.builder().statusCode(200).build())
                .withMessage("body is not set");
    }

    private static Object built(Object builder) throws ReflectiveOperationException {
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /** A value in which no two components of a type are alike, and none is what a builder begins with. */
    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        List<Object> values = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values.add(sample(types[i], components[i].getGenericType().getTypeName(), i + 1));
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values.toArray());
    }

    private static Object sample(Class<?> type, String typeName, int number) throws ReflectiveOperationException {
        if (type.isRecord()) {
            return sample(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[1];
        }
        return switch (type.getSimpleName()) {
            case "EventType" -> EventType.of("type" + number);
            case "String" -> "text " + number;
            case "int", "Integer" -> number;
            case "long", "Long" -> (long) number;
            case "boolean" -> true;
            case "Instant" -> Instant.ofEpochSecond(number);
            case "Duration" -> Duration.ofSeconds(number);
            case "List" -> List.of(sample(WebhookChange.Field.class));
            case "Map" -> Map.of("key", typeName.contains("List<") ? List.of("value") : "value");
            default -> throw new AssertionError("no sample of " + type);
        };
    }
}
