package org.webhooks4j.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhooks4j.console.JsonSchema.asMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.webhooks4j.Authentication;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.DeliveryOptions;
import org.webhooks4j.EventType;
import org.webhooks4j.Ordering;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.admin.Activity;
import org.webhooks4j.admin.BackfillProgress;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Explanation.Rule;
import org.webhooks4j.admin.ImportReport;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.admin.SkippedEvent;
import org.webhooks4j.admin.Trigger;
import org.webhooks4j.admin.Waiting;
import org.webhooks4j.admin.WebhookChange;
import org.webhooks4j.admin.WebhookHealth;
import org.webhooks4j.admin.WebhookTrend;
import org.webhooks4j.console.TestConsole.Answer;
import org.webhooks4j.internal.webhook.Ids;
import org.webhooks4j.internal.webhook.WebhookField;
import org.webhooks4j.internal.webhook.WebhookFields;

/** The description of the API in the jar, held against what the API does. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final TestConsole console = new TestConsole();
    private final Map<String, ?> description = console.get("/api/openapi.json").json();
    private final JsonSchema schemas = new JsonSchema(description);

    /** What is sent to each operation that needs more than its path. */
    private final Map<String, String> bodies = Map.of(
            "createWebhook",
            TestConsole.CREATE_BODY,
            "replaceWebhook",
            TestConsole.CREATE_BODY,
            "explain",
            "{'type':'create','objectType':'server','objectId':42,'after':{}}",
            "testWebhook",
            "{'type':'create','objectType':'server','objectId':42,'after':{}}",
            "importWebhooks",
            "{'webhooks':[]}",
            "discardDeliveries",
            "{'ids':['msg_2']}",
            "tryFilter",
            "{'filter':{'changed':'status'},'eventTypes':['update']}",
            "redeliverDeliveries",
            "{'ids':['msg_2']}");

    private record Operation(String method, String path, Map<String, ?> content) {

        String id() {
            return String.valueOf(content.get("operationId"));
        }
    }

    @BeforeEach
    void fill() {
        console.admin
                .webhooks()
                .create(Webhook.copyOf(AllOptions.webhook("wh_1")).active(true).build());
        console.post("/api/webhooks", TestConsole.CREATE_BODY);
        WebhookChange.Field field = new WebhookChange.Field("url", "", "https://a.example.com/");
        console.admin.changes.add(
                new WebhookChange("1", Samples.START, null, "wh_1", WebhookChange.Action.CREATED, List.of(field)));
        console.admin.importEntries =
                List.of(new ImportReport.Entry("wh_1", ImportReport.Result.UPDATED, List.of(field)));
        console.admin.skipped.add(
                new SkippedEvent("evt_1", "wh_1", EventType.CREATE, "server", "42", Samples.START, Rule.FILTER, "why"));
        console.admin.backfills.put(
                "wh_1", new BackfillProgress("wh_1", "x", 1, 2, Samples.START, Samples.START, false));
        console.admin.deliveries.put("wh_1", Samples.dead("wh_1", "wh_1", 0));
        console.admin.deliveries.put("msg_2", Samples.delivered("msg_2", "wh_1", 1));
        console.admin.health.put(
                "wh_1", new WebhookHealth("wh_1", 0, 1, Outcome.TIMEOUT, null, Samples.START, true, null));
        console.admin.trends.put(
                "wh_1",
                new WebhookTrend(
                        "wh_1", List.of(new WebhookTrend.Hour(Samples.START, 1, 2)), Duration.ZERO, Samples.START));
        console.admin.hours = List.of(
                new Activity.Hour(
                        Samples.START, Map.of(Outcome.DELIVERED, 1L), Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Activity.Hour(Samples.START, Map.of(), null, null, null));
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        operations()
                .forEach(operation -> described.add(operation.method() + " " + operation.path() + " "
                        + operation.content().get("x-access")));
        Set<String> routes = new TreeSet<>();
        console.routes()
                .forEach(route -> routes.add(route.method() + " /" + String.join("/", route.template()) + " "
                        + route.needed().name().toLowerCase(Locale.ROOT)));

        assertThat(described).isEqualTo(routes);
    }

    @Test
    void aWebhookIsDescribedAsTheTableOfFieldsHasIt() {
        Map<String, ?> webhook =
                asMap(asMap(asMap(description.get("components")).get("schemas")).get("Webhook"));
        Map<String, ?> properties = asMap(webhook.get("properties"));
        Set<String> fields = new TreeSet<>(Set.of("signingAlgorithm", "publicKey", "secret", "unreadable"));
        Set<String> readOnly = new TreeSet<>(Set.of("publicKey", "unreadable"));
        for (WebhookField<?> field : WebhookFields.ALL) {
            if (field != WebhookFields.SIGNING_KEYS && field != WebhookFields.INCARNATION) {
                fields.add(field.name());
                if (field.isState()) {
                    readOnly.add(field.name());
                }
            }
        }
        assertThat(properties).containsOnlyKeys(fields);
        assertThat(properties.keySet().stream()
                        .filter(name -> asMap(properties.get(name)).containsKey("readOnly")))
                .containsExactlyInAnyOrderElementsOf(readOnly);
        assertThat(asMap(properties.get("id")).get("pattern")).isEqualTo("^" + Ids.pattern() + "$");
        assertThat(asMap(properties.get("format")).get("default")).isEqualTo(DeliveryOptions.DEFAULT.format());
    }

    @TestFactory
    List<DynamicTest> everyOperationAnswersAsDescribed() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Answer answer = send(operation, "");
                    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
                    assertThat(faults(operation, answer)).isEmpty();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyParameterIsUnderstoodAndNoOther() {
        return operations().stream()
                .filter(operation -> !queryParameters(operation).isEmpty()
                        || operation.method().equals("GET"))
                .filter(operation ->
                        !operation.path().endsWith("{id}") && !operation.id().equals("access"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (Map<String, ?> parameter : queryParameters(operation)) {
                        Answer answer = send(operation, "?" + parameter.get("name") + "=" + sample(parameter));
                        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
                    }
                    Answer refused = send(operation, "?nonsense=1");
                    assertThat(refused.fieldsInError()).containsExactly("nonsense");
                    assertThat(faults(operation, refused)).isEmpty();
                }))
                .toList();
    }

    @Test
    void whatIsMissingOrForbiddenIsAProblemAsDescribed() {
        for (Operation operation : operations()) {
            if (operation.path().contains("{id}")) {
                String path = "/api" + operation.path().replace("{id}", "nobody");
                Answer answer = console.send(operation.method(), path, body(operation), Map.of());
                boolean mayBeMissing =
                        asMap(operation.content().get("responses")).containsKey("404");
                assertThat(answer.status()).as(operation.id()).isEqualTo(mayBeMissing ? 404 : 200);
                assertThat(faults(operation, answer)).as(operation.id()).isEmpty();
            }
            TestConsole closed = new TestConsole(Access.NONE);
            Answer refused = closed.send(operation.method(), "/api" + operation.path(), null, Map.of());
            assertThat(refused.status()).as(operation.id()).isEqualTo(403);
            assertThat(faults(operation, refused)).as(operation.id()).isEmpty();
        }
    }

    @Test
    void everyFieldOfAWebhookIsDescribed() {
        console.admin.webhooks().create(AllOptions.webhook("full"));
        Answer created = console.post("/api/webhooks", TestConsole.CREATE_BODY);
        Answer full = console.get("/api/webhooks/full");
        console.admin.webhooks.put("no", new WebhookApiTest.Unreadable("no", "No", "https://example.com", "no key"));
        Answer unreadable = console.get("/api/webhooks/no");

        Set<String> shown = new TreeSet<>(created.json().keySet());
        shown.addAll(full.json().keySet());
        shown.addAll(unreadable.json().keySet());
        assertThat(propertiesOf("Webhook")).isEqualTo(shown);
        assertThat(schemas.faults(schema("Webhook"), full.json())).isEmpty();
        assertThat(schemas.faults(schema("Webhook"), created.json())).isEmpty();
    }

    @Test
    void bodiesHaveTheFieldsThatAreDescribedAndNoOthers() {
        for (Map.Entry<String, String> body :
                Map.of("/api/webhooks", "Webhook", "/api/explain", "EventInput").entrySet()) {
            Answer answer = console.post(body.getKey(), "{'nonsense': 1}");
            String problem = String.valueOf(answer.list("errors").stream()
                    .filter(error -> Objects.equals(error.get("field"), "nonsense"))
                    .findFirst()
                    .orElseThrow()
                    .get("problem"));

            assertThat(new TreeSet<>(List.of(problem.substring(problem.indexOf("there are ") + 10)
                            .split(", ", -1))))
                    .isEqualTo(propertiesOf(body.getValue()));
            List<?> required =
                    (List<?>) Objects.requireNonNull(schema(body.getValue()).get("required"));
            assertThat(answer.fieldsInError()).containsAll(required);
        }
    }

    @Test
    void everyConstantIsDescribedAndNoOther() {
        List<Object> described = new ArrayList<>();
        collectConstants(asMap(asMap(description.get("components")).get("schemas")), described);

        assertThat(described)
                .containsExactlyInAnyOrder(
                        constants(DeliveryStatus.values()),
                        constants(Trigger.values()),
                        constants(Outcome.values()),
                        constants(Rule.values()),
                        constants(Ordering.values()),
                        constants(BulkEvents.values()),
                        constants(Authentication.Scheme.values()),
                        constants(SigningKey.Algorithm.values()),
                        constants(WebhookChange.Action.values()),
                        constants(ImportReport.Result.values()),
                        constants(Waiting.Reason.values()),
                        List.of("open", "closed"));
    }

    private static List<String> constants(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void collectConstants(Object part, List<Object> found) {
        if (part instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (name.equals("enum")) {
                    found.add(value);
                } else {
                    collectConstants(value, found);
                }
            });
        } else if (part instanceof List<?> list) {
            list.forEach(entry -> collectConstants(entry, found));
        }
    }

    private Map<String, ?> schema(String name) {
        return asMap(asMap(asMap(description.get("components")).get("schemas")).get(name));
    }

    private Set<String> propertiesOf(String schema) {
        return new TreeSet<>(asMap(schema(schema).get("properties")).keySet());
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        asMap(description.get("paths"))
                .forEach((path, methods) -> asMap(methods).forEach((method, content) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, asMap(content)));
                    }
                }));
        // What takes the webhook away comes last.
        operations.sort((a, b) ->
                Boolean.compare(a.method().equals("DELETE"), b.method().equals("DELETE")));
        return operations;
    }

    private Answer send(Operation operation, String query) {
        String path = "/api" + operation.path().replace("{id}", "wh_1") + query;
        return console.send(operation.method(), path, body(operation), Map.of());
    }

    private @Nullable String body(Operation operation) {
        String body = bodies.get(operation.id());
        return body == null ? null : body.replace('\'', '"');
    }

    private List<String> faults(Operation operation, Answer answer) {
        Map<String, ?> responses = asMap(operation.content().get("responses"));
        Object response = responses.get(String.valueOf(answer.status()));
        if (response == null) {
            return List.of("status " + answer.status() + " is not described");
        }
        Map<String, ?> described = schemas.resolve(asMap(response));
        if (!described.containsKey("content")) {
            return answer.text().isEmpty() ? List.of() : List.of("there is a body");
        }
        Object content = asMap(described.get("content")).get(answer.header("Content-Type"));
        return content == null
                ? List.of("the content type " + answer.header("Content-Type") + " is not described")
                : schemas.faults(Objects.requireNonNull(asMap(content).get("schema")), answer.json());
    }

    private List<Map<String, ?>> queryParameters(Operation operation) {
        List<Map<String, ?>> parameters = new ArrayList<>();
        if (operation.content().get("parameters") instanceof List<?> list) {
            for (Object entry : list) {
                Map<String, ?> parameter = schemas.resolve(asMap(entry));
                if ("query".equals(parameter.get("in"))) {
                    parameters.add(parameter);
                }
            }
        }
        return parameters;
    }

    private String sample(Map<String, ?> parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(schemas.resolve(asMap(parameter.get("schema"))));
        if (schema.get("anyOf") instanceof List<?> choices) {
            return sample(Map.of("schema", choices.get(0)));
        }
        if (schema.get("enum") instanceof List<?> values) {
            return String.valueOf(values.get(0));
        }
        return switch (String.valueOf(schema.getOrDefault("format", schema.get("type")))) {
            case "integer" -> String.valueOf(schema.getOrDefault("minimum", "1"));
            case "date-time" -> "2026-11-23T16:11:07Z";
            case "duration" -> "PT1H";
            default -> "1";
        };
    }
}
