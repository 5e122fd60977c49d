package org.webhooks4j.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kotlin.time.TimedValue;
import org.junit.jupiter.api.Test;
import org.webhooks4j.UnreadableObjectException;

/** Tests what a host in Kotlin may pass and throw that one in Java may not. */
class ReadingKotlinTest {

    /** The getter of its duration, of a value class, is {@code getDuration-UwyO8pc}. */
    private static TimedValue<?> timedValue() throws ReflectiveOperationException {
        Constructor<?> constructor = TimedValue.class.getDeclaredConstructor(Object.class, long.class);
        constructor.setAccessible(true);
        return (TimedValue<?>) constructor.newInstance("web-01", 42L);
    }

    @Test
    void aPropertyOfAValueClassHasItsOwnName() throws ReflectiveOperationException {
        assertThat(new JacksonJsonCodec().toTree(timedValue()))
                .containsOnlyKeys("value", "duration")
                .containsEntry("value", "web-01");
    }

    @Test
    void aDescriptionMayThrowWhatItDoesNotDeclare() {
        Description<String> failing =
                new Description<>(String.class, "server", text -> undeclared(ReadingKotlinTest::fail), null);
        ObjectReader reader = new ObjectReader(new JacksonJsonCodec(), List.of(failing));

        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> reader.read("web-01", null, null))
                .withMessageContaining("the id function of its description failed (java.io.IOException)")
                .withCauseInstanceOf(IOException.class);
    }

    private static Map<String, Object> fail() throws IOException {
        throw new IOException("full");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> Object undeclared(Callable<?> work) throws E {
        try {
            return work.call();
        } catch (Exception e) {
            throw (E) e;
        }
    }
}
