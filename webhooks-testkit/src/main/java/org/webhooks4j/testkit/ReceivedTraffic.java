package org.webhooks4j.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.webhooks4j.admin.Outcome;

/** The requests that a receiver received, and the scripts of its replies. */
final class ReceivedTraffic {

    /** The key of the script for all addresses without a script of their own. */
    static final String ANYWHERE = "";

    private final List<WebhookRequest> requests = new ArrayList<>();
    private final Map<String, Function<WebhookRequest, Reply>> scripts = new LinkedHashMap<>();
    private final List<RuntimeException> faults = new ArrayList<>();

    synchronized void reset() {
        requests.clear();
        scripts.clear();
        faults.clear();
    }

    synchronized void script(String place, Function<WebhookRequest, Reply> script) {
        scripts.put(place, script);
    }

    /** Records a request and returns the reply to it. A refused connection is not recorded. */
    Reply take(WebhookRequest request) {
        try {
            Reply reply = script(request.url()).apply(request);
            if (reply.failure() != Outcome.CONNECT_FAILURE) {
                synchronized (this) {
                    requests.add(request);
                }
            }
            return reply;
        } catch (RuntimeException e) {
            synchronized (this) {
                requests.add(request);
                faults.add(e);
            }
            return Reply.status(500).body("the test's own script failed: " + e);
        }
    }

    private synchronized Function<WebhookRequest, Reply> script(String url) {
        for (Map.Entry<String, Function<WebhookRequest, Reply>> each : scripts.entrySet()) {
            if (!each.getKey().equals(ANYWHERE) && isAt(url, each.getKey())) {
                return each.getValue();
            }
        }
        return scripts.getOrDefault(ANYWHERE, request -> Reply.status(200));
    }

    synchronized List<WebhookRequest> requestsAt(String place) {
        return requests.stream().filter(request -> isAt(request.url(), place)).toList();
    }

    /** The exceptions that a test's scripts threw. */
    synchronized List<RuntimeException> faults() {
        return List.copyOf(faults);
    }

    private static boolean isAt(String url, String place) {
        if (place.equals(ANYWHERE) || place.equals(url)) {
            return true;
        }
        return place.startsWith("/") && place.equals(URI.create(url).getPath());
    }
}
