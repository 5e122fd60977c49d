package org.webhooks4j.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.WebhookState;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.internal.json.JsonFields;

class WebhookFieldsTest {

    private static final Webhook USUAL =
            Webhook.to("https://a.example.com/").id("a").on(EventType.CREATE).build();

    /** No field of it is as in the usual one. */
    private static Webhook full() {
        return Webhook.to("https://b.example.com/")
                .id("b")
                .name("Full")
                .on(EventType.UPDATE, EventType.of("decommissioned"))
                .active(false)
                .objectTypes("server")
                .filter(Filter.changed("status"))
                .excludedFields("password")
                .ignoredOrigins("erp")
                .header("X-Team", "ops")
                .format("cloudevents")
                .ordering(Ordering.LATEST)
                .bulkEvents(BulkEvents.SUMMARY)
                .timeout(Duration.ofSeconds(3))
                .tlsIdentity("partner")
                .retryDelays(List.of(Duration.ZERO, Duration.ofMillis(1_500)))
                .maxInFlight(7)
                .requestsPerSecond(0.25)
                .handshake(true)
                .authentication(Authentication.basic("alice", "geheim"))
                .signedWith(
                        SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        SigningKey.of("github:geheim").expiringAt(Instant.parse("2026-11-24T16:11:07Z")))
                .state(WebhookState.NONE
                        .withInactiveReason("410 Gone")
                        .withTracedUntil(Instant.parse("2026-11-24T16:11:07.123Z"))
                        .withIncarnation(7))
                .build();
    }

    /** Shows all secrets, and takes what it is shown. */
    private static final SecretFields OPEN = new SecretFields() {

        @Override
        public Object header(String name, String value) {
            return value;
        }

        @Override
        public Object secret() {
            return "geheim";
        }

        @Override
        public boolean showsNulls() {
            return true;
        }

        @Override
        public Map<String, String> headers(JsonFields fields, String name) {
            return fields.textsByName(name);
        }

        @Override
        public @Nullable Authentication authentication(JsonFields fields, String name) {
            return fields.object(name) == null ? null : Authentication.basic("alice", "geheim");
        }
    };

    private static final class Tree extends JsonFields {
        Tree(Map<String, @Nullable Object> values) {
            super(values, (name, problem) -> {
                throw new AssertionError(name + " " + problem);
            });
        }
    }

    private static Stream<String> accessors(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0)
                .map(Method::getName)
                .filter(name -> !Set.of("hashCode", "toString").contains(name));
    }

    @Test
    void everyAccessorOfAWebhookIsInTheTable() {
        Set<String> accessors = Stream.of(Webhook.class, DeliveryOptions.class, WebhookState.class)
                .flatMap(WebhookFieldsTest::accessors)
                .collect(Collectors.toCollection(TreeSet::new));
        accessors.removeAll(Set.of("options", "state"));
        assertThat(WebhookFields.ALL)
                .extracting(WebhookField::name)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(accessors);
        assertThat(WebhookFields.ALL).extracting(WebhookField::column).doesNotHaveDuplicates();
    }

    @Test
    void everyOptionHasAMethodOfTheBuilder() {
        Set<String> setters = Arrays.stream(WebhookBuilder.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(accessors(DeliveryOptions.class)).isSubsetOf(setters);
    }

    @TestFactory
    Stream<DynamicTest> everyFieldComesBackFromItsColumn() {
        return WebhookFields.ALL.stream()
                .map(field -> DynamicTest.dynamicTest(field.name(), () -> {
                    Webhook full = full();
                    assertThat(field.of(full)).isNotEqualTo(field.of(USUAL));
                    WebhookDraft draft = new WebhookDraft(Webhook.copyOf(USUAL));
                    field.setColumn(draft, field.toColumn(full));
                    assertThat(field.of(draft.build())).isEqualTo(field.of(full));
                }));
    }

    @Test
    void aRowWithAReasonToBeInactiveIsInactive() {
        WebhookDraft draft = new WebhookDraft(Webhook.copyOf(USUAL));
        draft.state = WebhookState.NONE.withInactiveReason("410 Gone");
        assertThat(draft.build().active()).isFalse();
    }

    @Test
    void everyFieldIsCopied() {
        Webhook copy = Webhook.copyOf(full()).build();
        assertThat(copy).isEqualTo(full());
        assertThat(WebhookFields.ALL)
                .allSatisfy(field -> assertThat(field.of(copy)).as(field.name()).isEqualTo(field.of(full())));
    }

    @Test
    void everySettingComesBackFromJson() {
        for (Map<String, @Nullable Object> json :
                List.of(WebhookJson.write(full(), OPEN), WebhookJson.writeShort(full(), OPEN))) {
            WebhookDraft draft =
                    new WebhookDraft(Webhook.to(full().url()).id("b").signedWith(full().signingKeys()));
            WebhookJson.read(new Tree(json), draft, OPEN);
            assertThat(draft.toBuilder().state(full().state()).build()).isEqualTo(full());
        }
    }

    @Test
    void theShortFormHasNothingButWhatDiffersFromTheDefaults() {
        assertThat(WebhookJson.writeShort(USUAL, OPEN))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "id", "a", "name", "a.example.com", "url", USUAL.url(), "eventTypes", List.of("create")));
    }

    @Test
    void everyFieldThatIsChangedIsNamed() {
        List<String> all = WebhookFields.ALL.stream()
                .map(WebhookField::name)
                .filter(name -> !Set.of("id", "incarnation").contains(name))
                .toList();
        List<WebhookChange.Field> changes = WebhookFields.differences(USUAL, full());
        assertThat(changes).extracting(WebhookChange.Field::name).isEqualTo(all);
        assertThat(changes.toString()).doesNotContain("geheim").doesNotContain("MfKQ");
        assertThat(WebhookFields.differences(full(), full())).isEmpty();
    }

    @Test
    void whatIsOutOfRangeIsMovedToWhereTheRulesAllowIt() {
        DeliveryOptions absurd = DeliveryOptions.DEFAULT
                .withTimeout(Duration.ofDays(1))
                .withRetryDelays(List.of(Duration.ofDays(-1), Duration.ofDays(400)))
                .withMaxInFlight(0)
                .withRequestsPerSecond(Double.NaN);
        record Row(String id, String name, String url, Set<EventType> eventTypes, DeliveryOptions options)
                implements Webhook {}
        DeliveryOptions usable = WebhookFields.inRange(new Row("a", "a", USUAL.url(), Set.of(), absurd));

        assertThat(usable).isNotEqualTo(absurd);
        assertThatCode(() -> Webhook.copyOf(USUAL).options(usable).build()).doesNotThrowAnyException();
        assertThat(usable.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(WebhookFields.inRange(full())).isEqualTo(full().options());
    }
}
