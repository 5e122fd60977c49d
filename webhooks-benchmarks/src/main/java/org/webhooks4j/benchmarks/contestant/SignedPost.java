package org.webhooks4j.benchmarks.contestant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Implements webhooks as a developer would with a general scheduler: the same body and signature as ours, over the same
 * client in its fastest set-up, which is one reused client with a direct executor.
 */
final class SignedPost {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecretKeySpec KEY =
            new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(Runnable::run)
            .build();
    private final URI healthy;
    private final URI hanging;
    private final boolean halfHangs;

    SignedPost(MeasurementSetting setting) {
        this.halfHangs = setting.number("hanging", 0) > 0;
        // The receiver counts by the number of the path. Where nothing hangs, the first one is the healthy one.
        this.healthy = URI.create("http://127.0.0.1:" + setting.receiverPort() + (halfHangs ? "/hook/1" : "/hook/0"));
        this.hanging = URI.create("http://127.0.0.1:" + setting.receiverPort() + "/hang/0");
    }

    /** Returns the body that is stored with the task, rendered in the host's transaction as ours is. */
    static String body(int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("objectType", "item");
        data.put("objectId", "srv-" + number);
        data.put("object", SampleObject.of(number, Integer.MAX_VALUE));
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", "evt_" + number);
        envelope.put("type", "create");
        envelope.put("timestamp", Instant.now().toString());
        envelope.put("data", data);
        try {
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request and waits for the response. */
    void send(int number, String body) {
        try {
            check(client.send(request(number, body), HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            throw new IllegalStateException("not delivered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sends a request without blocking a thread. */
    CompletableFuture<Void> begin(int number, String body) {
        return client.sendAsync(request(number, body), HttpResponse.BodyHandlers.discarding())
                .thenAccept(response -> check(response.statusCode()));
    }

    private static void check(int status) {
        if (status / 100 != 2) {
            throw new IllegalStateException("status " + status);
        }
    }

    private HttpRequest request(int number, String body) {
        String id = "msg_" + number;
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        return HttpRequest.newBuilder(halfHangs && number % 2 == 0 ? hanging : healthy)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
