package org.webhooks4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.webhooks4j.EventType;
import org.webhooks4j.Webhook;
import org.webhooks4j.testkit.ScriptedReceiver;
import org.webhooks4j.testkit.TestEngine;
import org.yaml.snakeyaml.Yaml;

/** The dashboard, the alert rules and the page about metrics name what an engine publishes, and nothing else. */
class MonitoringFilesTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static final Pattern METRIC = Pattern.compile("\\bwebhooks_[a-z_]+");

    /** A metric with its matchers. */
    private static final Pattern SELECTOR = Pattern.compile("\\b(webhooks_[a-z_]+)\\{([^}]*)}");

    /** The labels that Prometheus adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    record Server(String id) {}

    /** The labels of each metric, as a scrape has them. */
    private static Map<String, Set<String>> published() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        run(registry);
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String line : registry.scrape().lines().toList()) {
            Matcher name = METRIC.matcher(line);
            if (line.startsWith("webhooks_") && name.find()) {
                Set<String> ofMetric = labels.computeIfAbsent(name.group(), metric -> new TreeSet<>());
                Matcher label = Pattern.compile("([a-z]+)=\"").matcher(line);
                while (label.find()) {
                    ofMetric.add(label.group(1));
                }
            }
        }
        return labels;
    }

    private static void run(PrometheusMeterRegistry registry) {
        ScriptedReceiver receiver = new ScriptedReceiver().replying(204, 500);
        WebhookMetrics metrics = WebhookMetrics.builder(registry).build();
        try (TestEngine engine = TestEngine.sendingTo(receiver)
                .webhook(Webhook.to(receiver.url()).on(EventType.CREATE).build())
                .with(builder -> builder.listener(metrics))
                .start()) {
            metrics.bindTo(engine.engine());
            engine.onObjectEvent(EventType.CREATE, new Server("1"));
            engine.onObjectEvent(EventType.CREATE, new Server("2"));
            assertThat(registry.scrape()).contains("webhooks_queue_pending 1.0");
        }
    }

    private static void assertUsesWhatIsPublished(Map<String, Set<String>> published, String expression) {
        Set<String> used = new HashSet<>();
        Matcher metric = METRIC.matcher(expression);
        while (metric.find()) {
            used.add(metric.group());
        }
        assertThat(used).as(expression).isNotEmpty();
        assertThat(published.keySet()).as(expression).containsAll(used);
        Set<String> labels = new HashSet<>(OF_PROMETHEUS);
        used.forEach(name -> labels.addAll(published.get(name)));
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            Matcher label = Pattern.compile("([a-z]+) *(?:=|!=|=~|!~)").matcher(selector.group(2));
            while (label.find()) {
                assertThat(labels).as(expression).contains(label.group(1));
            }
        }
        Matcher grouping = Pattern.compile("by \\(([^)]*)\\)").matcher(expression);
        while (grouping.find()) {
            assertThat(labels).as(expression).contains(grouping.group(1).split(", *"));
        }
    }

    @Test
    void everyPanelOfTheDashboardShowsMetricsThatArePublished() throws IOException {
        Map<String, Set<String>> published = published();
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCS.resolve("monitoring/grafana-dashboard.json").toFile());
        assertThat(dashboard.get("title").asText()).isNotBlank();
        assertThat(dashboard.get("panels")).hasSizeGreaterThan(10);
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            assertThat(panel.get("description").asText()).isNotBlank();
            assertThat(panel.get("targets")).isNotEmpty();
            for (JsonNode target : panel.get("targets")) {
                assertUsesWhatIsPublished(published, target.get("expr").asText());
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked") // YAML has no types
    void fiveAlertsAreRaisedByMetricsThatArePublished() throws IOException {
        Map<String, Set<String>> published = published();
        Map<String, Object> file = new Yaml().load(Files.readString(DOCS.resolve("monitoring/prometheus-rules.yaml")));
        List<Map<String, Object>> groups = (List<Map<String, Object>>) file.get("groups");
        List<Map<String, Object>> rules =
                (List<Map<String, Object>>) groups.get(0).get("rules");
        assertThat(groups).hasSize(1);
        assertThat(rules).hasSize(5).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates();
        for (Map<String, Object> rule : rules) {
            assertUsesWhatIsPublished(published, (String) rule.get("expr"));
            assertThat((String) rule.get("expr")).as("a threshold").contains(" > ");
            assertThat((Map<String, String>) rule.get("labels")).containsKey("severity");
            assertThat((Map<String, String>) rule.get("annotations")).containsOnlyKeys("summary", "description");
        }
    }

    @Test
    void thePageListsEveryMetricAndNoOther() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| `(webhooks_[a-z_]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(DOCS.resolve("metrics.md")));
        while (row.find()) {
            listed.add(row.group(1));
        }
        Set<String> metrics = new TreeSet<>();
        published().keySet().forEach(name -> metrics.add(name.replaceAll("_(count|sum|max|bucket)$", "")));
        assertThat(listed).isEqualTo(metrics);
    }
}
