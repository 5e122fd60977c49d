package org.webhooks4j.console.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Explanation;
import org.webhooks4j.admin.WebhookAdmin;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.Call;
import org.webhooks4j.console.internal.http.CrossSiteGuard;
import org.webhooks4j.console.internal.http.Route;
import org.webhooks4j.console.internal.http.Router;

/** Defines the JSON API's paths. */
public final class ConsoleApi {

    private final WebhookAdmin admin;
    private final JsonBodies json;
    private final Router router;

    public ConsoleApi(WebhookAdmin admin, CrossSiteGuard guard) {
        this.admin = admin;
        this.json = new JsonBodies();
        WebhookResource webhooks = new WebhookResource(admin, json);
        ManagementResource management = new ManagementResource(admin, json);
        DeliveryResource deliveries = new DeliveryResource(admin, json);
        MonitorResource monitor = new MonitorResource(admin, json);
        this.router = new Router(
                guard,
                List.of(
                        Route.read("GET", "/webhooks", webhooks::list),
                        Route.change("POST", "/webhooks", webhooks::create),
                        Route.read("GET", "/webhooks/{id}", webhooks::read),
                        Route.change("PUT", "/webhooks/{id}", webhooks::replace),
                        Route.change("DELETE", "/webhooks/{id}", webhooks::delete),
                        Route.change("POST", "/webhooks/{id}/reveal-url", webhooks::revealUrl),
                        Route.change("POST", "/webhooks/{id}/test", webhooks::test),
                        Route.change("POST", "/webhooks/{id}/rotate-secret", webhooks::rotateSecret),
                        Route.change("POST", "/webhooks/{id}/replay", webhooks::replay),
                        Route.read("GET", "/deliveries", deliveries::list),
                        Route.read("GET", "/deliveries/{id}", deliveries::read),
                        Route.read("GET", "/deliveries/{id}/body", deliveries::body),
                        Route.change("POST", "/deliveries/{id}/redeliver", deliveries::redeliver),
                        Route.change("POST", "/deliveries/{id}/send-now", deliveries::sendNow),
                        Route.change("POST", "/deliveries/{id}/discard", deliveries::discard),
                        Route.change("POST", "/deliveries/discard", deliveries::discardSelected),
                        Route.change("POST", "/deliveries/redeliver", deliveries::redeliverSelected),
                        Route.change("POST", "/webhooks/{id}/discard", deliveries::discardAll),
                        Route.change("POST", "/webhooks/{id}/trace", management::trace),
                        Route.read("GET", "/webhooks/{id}/skipped", management::skipped),
                        Route.read("GET", "/webhooks/{id}/changes", management::changesOf),
                        Route.read("GET", "/webhooks/{id}/backfill", management::backfill),
                        Route.read("GET", "/changes", management::changes),
                        Route.read("GET", "/export", management::exported),
                        Route.change("POST", "/import", management::imported),
                        Route.read("POST", "/explain", this::explain),
                        Route.read("POST", "/filter/try", new FilterTrial(admin, json)::answer),
                        Route.read("GET", "/health", monitor::health),
                        Route.read("GET", "/trends", monitor::trends),
                        Route.read("GET", "/activity", monitor::activity),
                        Route.read("GET", "/access", this::access),
                        Route.read("GET", "/openapi.json", new OpenApi()::read)));
    }

    /** The routes, for a check that all are described. */
    public List<Route> routes() {
        return router.routes();
    }

    public ConsoleResponse answer(ConsoleRequest request, String path, Access access) {
        return router.answer(request, path, access);
    }

    private ConsoleResponse explain(Call call) {
        Explanation explanation = admin.diagnostics().explain(EventReader.read(json.body(call)));
        List<Map<String, @Nullable Object>> verdicts = new ArrayList<>();
        for (Explanation.Verdict verdict : explanation.verdicts()) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("webhookId", verdict.webhookId());
            tree.put("webhookName", verdict.webhookName());
            tree.put("fires", verdict.fires());
            tree.put("rule", verdict.rule().name().toLowerCase(Locale.ROOT));
            tree.put("reason", verdict.reason());
            verdicts.add(tree);
        }
        return json.answer(200, Map.of("verdicts", verdicts));
    }

    /** Responds with the user's access, so that the pages do not offer actions that would be refused. */
    private ConsoleResponse access(Call call) {
        return json.answer(200, Map.of("access", call.access().name().toLowerCase(Locale.ROOT)));
    }
}
