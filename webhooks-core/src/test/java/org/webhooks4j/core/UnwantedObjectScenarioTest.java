package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Receipt;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.UnreadableObjectException;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.SkippedQuery;

/** An object that no webhook can want need not be readable. */
class UnwantedObjectScenarioTest extends ScenarioTest {

    /** An object of the host that contains itself. */
    public static final class Employee {

        public Employee getBoss() {
            return this;
        }
    }

    private static List<SkippedEvent> skipped(WebhookEngine engine) {
        return engine.admin()
                .diagnostics()
                .skipped(SkippedQuery.of("wh_1").withOldestFirst())
                .items();
    }

    private static Map<String, Object> cyclic() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        return map;
    }

    @Test
    void aWebhookForAnotherObjectTypeDoesNotHaveItRead() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().objectTypes("server"));

        assertThat(engine.onObjectEvent(EventType.CREATE, new Employee()).matched())
                .isFalse();
        assertThat(engine.onObjectEvents(
                        List.of(ObjectEvent.created(cyclic()), ObjectEvent.updated(new Employee(), new Employee()))))
                .noneMatch(Receipt::matched);
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.created(new Employee()));
            unit.complete();
        }
        assertThat(engine.onObjectEvent(EventType.CREATE, ACTIVE).matched()).isTrue();
    }

    @Test
    void aWebhookThatIgnoresTheOriginOrIsInactiveDoesNotHaveItReadEither() {
        WebhookEngine engine = start(
                Mode.SYNCHRONOUS,
                webhook().id("wh_1").ignoredOrigins("import"),
                webhook().id("wh_2").active(false));

        assertThat(engine.onObjectEvent(ObjectEvent.created(new Employee()).from("import"))
                        .matched())
                .isFalse();
    }

    @Test
    void aWebhookThatMayWantItHasItRead() {
        WebhookEngine engine = start(engine(Mode.SYNCHRONOUS)
                .objectTypeHierarchy(type -> type.equals("employee") ? List.of("person") : List.of())
                .webhook(webhook().objectTypes("person").build()));

        assertThatThrownBy(() -> engine.onObjectEvent(EventType.CREATE, new Employee()))
                .isInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void whatATraceCannotReadIsNoted() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook().objectTypes("server"));
        engine.admin().diagnostics().trace("wh_1", Duration.ofHours(1));

        engine.onObjectEvent(EventType.CREATE, new Employee());
        engine.onObjectEvent(ObjectEvent.created(new Employee()).as("employee", 7));
        engine.onObjectEvent(EventType.CREATE, cyclic());
        try (UnitOfWork unit = engine.unitOfWork()) {
            unit.onObjectEvent(ObjectEvent.created(new Employee()).as("employee", 8));
            unit.complete();
        }

        assertThat(skipped(engine)).extracting(SkippedEvent::rule).containsOnly(Rule.OBJECT_TYPE);
        assertThat(skipped(engine))
                .extracting(entry -> entry.objectType() + "/" + entry.objectId())
                .containsExactly("employee/?", "employee/7", "?/?", "employee/8");
        assertThat(skipped(engine).get(0).reason())
                .startsWith(
                        "the webhook listens to objects of type [server], the object is a 'employee'; the object's id"
                                + " cannot be told: cannot read " + Employee.class.getName());
    }

    @Test
    void textThatADatabaseMightNotHoldIsRefusedWhereItIdentifiesAndCleanedWhereItIsShown() {
        WebhookEngine engine = start(Mode.SYNCHRONOUS, webhook());

        for (String origin : List.of("a\u0000", "a\uD83D")) {
            assertThatThrownBy(() ->
                            engine.onObjectEvent(ObjectEvent.created(ACTIVE).from(origin)))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageMatching("the event's origin has .* at position 2; pass a name without it");
            assertThatThrownBy(() ->
                            engine.onObjectEvent(ObjectEvent.created(ACTIVE).as("server", origin)))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageContaining("the object's id has ");
            assertThatThrownBy(() ->
                            engine.onObjectEvent(ObjectEvent.created(ACTIVE).as(origin, 1)))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessageContaining("the object's type has ");
        }
        engine.onObjectEvent(ObjectEvent.created(Map.of("k\u0000", "v\u0000\uD83D"))
                .as("server", 1)
                .by("al\u0000ice\uD83D"));
        assertThat(receiver.body().at("/data/actor").asText()).isEqualTo("al\uFFFDice\uFFFD");
        assertThat(receiver.body().at("/data/object").toString()).isEqualTo("{\"k\\u0000\":\"v\\u0000\uFFFD\"}");
    }
}
