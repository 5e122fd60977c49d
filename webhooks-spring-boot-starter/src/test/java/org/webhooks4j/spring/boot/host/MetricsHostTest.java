package org.webhooks4j.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.webhooks4j.EventType;
import org.webhooks4j.Transaction;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.micrometer.WebhookMetrics;
import org.webhooks4j.testkit.ScriptedReceiver;

/** An application with the actuator sees what its engine does, without a line of code. */
@Timeout(60)
class MetricsHostTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ScriptedReceiver receiver = ScriptedReceiver.onLoopback().replying(204);

    @AfterEach
    void close() {
        receiver.close();
    }

    /** Spring Boot's tests have no registry that keeps numbers. */
    @Configuration(proxyBeanMethods = false)
    static class Registry {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMetrics {

        @Bean
        WebhookMetrics metrics(MeterRegistry registry) {
            return WebhookMetrics.builder(registry).tagWebhooks().build();
        }
    }

    private void run(Consumer<ConfigurableApplicationContext> test, Class<?>... configurations) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HostApplication.class)
                .sources(configurations)
                .properties(Map.of(
                        "spring.datasource.url", "jdbc:h2:mem:metrics",
                        "spring.jpa.hibernate.ddl-auto", "create",
                        "server.port", "0",
                        "webhooks.schema", "migrate",
                        "webhooks.http.allow", "127.0.0.1",
                        "webhooks.definitions.audit.url", receiver.url(),
                        "webhooks.definitions.audit.events", "create",
                        "webhooks.definitions.audit.unsigned", "true"))
                .run()) {
            WebhookEngine engine = context.getBean(WebhookEngine.class);
            engine.in(Transaction.NONE).onObjectEvent(EventType.CREATE, new Server("srv-1", "in_stock"));
            assertThat(engine.drain(Duration.ofSeconds(30))).isTrue();
            test.accept(context);
        }
    }

    @Test
    void eventsDeliveriesAndTheQueueAreMetrics() {
        run(
                context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("webhooks.events")
                                    .tag("type", "create")
                                    .functionCounter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("webhooks.deliveries")
                                    .tag("status", "delivered")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("webhooks.queue.pending").gauge().value())
                            .isZero();
                },
                Registry.class);
    }

    @Test
    void eachRequestIsObserved() {
        run(
                context -> {
                    assertThat(context.getBean(ObservationRegistry.class).isNoop())
                            .isFalse();
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("webhooks.request")
                                    .tags("method", "POST", "outcome", "delivered", "status", "204")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                },
                Registry.class);
    }

    /** Where an event is raised, does what a tracer does. */
    @Configuration(proxyBeanMethods = false)
    static class Tracing {

        @Bean
        ObservationHandler<SenderContext<Object>> tracer() {
            return new ObservationHandler<>() {
                @Override
                public void onStart(SenderContext<Object> context) {
                    context.getSetter().set(context.getCarrier(), "traceparent", TRACEPARENT);
                }

                @Override
                public boolean supportsContext(Observation.Context context) {
                    return context instanceof SenderContext<?> sender && sender.getKind() == Kind.PRODUCER;
                }
            };
        }
    }

    @Test
    void theReceiverGetsTheTraceInWhichTheEventWasRaised() {
        run(
                context -> assertThat(receiver.requests())
                        .singleElement()
                        .satisfies(request ->
                                assertThat(request.header("traceparent")).isEqualTo(TRACEPARENT)),
                Registry.class,
                Tracing.class);
    }

    @Test
    void anApplicationMayTellItsWebhooksApart() {
        run(
                context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(context.getBeansOfType(WebhookMetrics.class)).hasSize(1);
                    assertThat(registry.get("webhooks.deliveries")
                                    .tags("status", "delivered", "webhook", "audit")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("webhooks.inflight").gauge().value())
                            .isZero();
                },
                Registry.class,
                OwnMetrics.class);
    }
}
