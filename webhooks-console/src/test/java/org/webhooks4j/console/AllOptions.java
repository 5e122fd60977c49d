package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.SigningKey.Algorithm;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookState;

/** A webhook of which every option has another value than by default, which is checked: none can be forgotten. */
final class AllOptions {

    private AllOptions() {}

    static Webhook webhook(String id) {
        Webhook webhook = Webhook.to("https://full.example.com/")
                .id(id)
                .name("Full")
                .on(EventType.UPDATE, EventType.of("decommissioned"))
                .active(false)
                .state(WebhookState.NONE
                        .withInactiveReason("the receiver is gone")
                        .withTracedUntil(Instant.parse("2026-11-24T16:11:07Z")))
                .objectTypes("server", "rack")
                .filter(Filter.after("id").isOneOf(9007199254740993L, "a\nb", null))
                .excludedFields("password", "contact.phone")
                .ignoredOrigins("erp")
                .header("X-Api-Key", "s3cret")
                .header("X-Team", "ops")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .bulkEvents(BulkEvents.SUMMARY)
                .timeout(Duration.ofSeconds(90))
                .tlsIdentity("partner")
                .retryDelays(
                        List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofMinutes(90), Duration.ofDays(30)))
                .maxInFlight(7)
                .requestsPerSecond(0.25)
                .handshake(true)
                .authentication(Authentication.basic("alice", "geheim"))
                .signedWith(SigningKey.generate(Algorithm.ED25519))
                .build();
        Webhook usual =
                Webhook.to("https://a.example.com/").on(EventType.CREATE).build();
        checkOptions(Webhook.class, webhook, usual);
        checkOptions(DeliveryOptions.class, webhook.options(), usual.options());
        checkOptions(WebhookState.class, webhook.state(), usual.state());
        return webhook;
    }

    private static <T> void checkOptions(Class<T> type, T set, T usual) {
        for (Method option : type.getDeclaredMethods()) {
            boolean isOption = Modifier.isPublic(option.getModifiers())
                    && !Modifier.isStatic(option.getModifiers())
                    && option.getParameterCount() == 0
                    && !Set.of("hashCode", "toString", "incarnation").contains(option.getName());
            if (isOption) {
                assertThat(valueOf(option, set))
                        .as(option.getName() + " is to have another value than by default here")
                        .isNotEqualTo(valueOf(option, usual));
            }
        }
    }

    private static Object valueOf(Method option, Object of) {
        try {
            return String.valueOf(option.invoke(of));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(String.valueOf(option), e);
        }
    }
}
