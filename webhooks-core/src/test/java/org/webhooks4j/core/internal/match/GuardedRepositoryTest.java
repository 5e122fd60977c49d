package org.webhooks4j.core.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhooks4j.spi.WebhookRepository;

class GuardedRepositoryTest {

    static Stream<Method> methods() {
        return Stream.of(WebhookRepository.class.getMethods());
    }

    /** A default method would replace what the host's repository does in one transaction. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodIsPassedOn(Method method) throws NoSuchMethodException {
        assertThat(GuardedRepository.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .getDeclaringClass())
                .isEqualTo(GuardedRepository.class);
    }
}
