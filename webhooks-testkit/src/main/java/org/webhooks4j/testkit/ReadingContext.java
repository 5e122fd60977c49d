package org.webhooks4j.testkit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.Dispatchers;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.receiver.InvalidSignatureException;
import org.webhooks4j.receiver.SignatureVerifier;

/**
 * Holds what a receiver needs to read requests: the keys, the clock, and the objects of the engines that send to it.
 */
final class ReadingContext {

    private static final String VALUE = "value";

    private record Sender(WebhookEngine engine, Clock clock) {}

    private final List<Sender> senders = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    synchronized void attach(WebhookEngine engine, Clock clock) {
        senders.add(new Sender(engine, clock));
    }

    synchronized void trust(List<String> more) {
        keys.addAll(more);
    }

    synchronized void forgetTrusted() {
        keys.clear();
    }

    synchronized Clock clock() {
        return senders.isEmpty() ? Clock.systemUTC() : last().clock;
    }

    private Sender last() {
        return senders.get(senders.size() - 1);
    }

    private synchronized WebhookEngine engine() {
        return senders.isEmpty() ? Plain.ENGINE : last().engine;
    }

    /** Reads and writes objects for receivers that are attached to no engine. */
    private static final class Plain {
        static final WebhookEngine ENGINE = WebhookEngine.inMemory()
                .dispatcher(Dispatchers.manual())
                .transport(request -> new CompletableFuture<>())
                .build();
    }

    /** Parses a body into a tree. */
    Map<String, @Nullable Object> parse(String body) {
        return engine().codec().parse(body);
    }

    /** Returns an object as it is after the engine has read it and the receiver has parsed it. */
    Map<String, @Nullable Object> treeOf(Object object) {
        return parse(write(engine().snapshot(object).fields()));
    }

    /** Returns a value as it is after the receiver has parsed it. */
    @Nullable
    Object valueOf(@Nullable Object value) {
        return parse(write(engine().codec().toTree(Collections.singletonMap(VALUE, value))))
                .get(VALUE);
    }

    String write(@Nullable Object tree) {
        return engine().codec().write(tree);
    }

    /** Returns why a request is not genuine, or null if it is. */
    @Nullable
    String refusalOf(WebhookRequest request) {
        String[] known = keysFor(request.url()).toArray(String[]::new);
        if (known.length == 0) {
            return "no webhook to " + request.url() + " has a signing key; add signedWith(...) to it, or tell the"
                    + " receiver with trusting(...)";
        }
        try {
            SignatureVerifier.of(known)
                    .clock(Clock.fixed(request.receivedAt(), clock().getZone()))
                    .verify(request::header, request.body());
            return null;
        } catch (InvalidSignatureException e) {
            return Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
    }

    /** Returns whether a key is known that requests to a URL should be signed with. */
    boolean expectsSignature(String url) {
        return !keysFor(url).isEmpty();
    }

    private synchronized List<String> keysFor(String url) {
        Stream<String> ofWebhooks = senders.stream()
                .flatMap(sender -> sender.engine.admin().webhooks().list().stream())
                .filter(webhook -> webhook.url().equals(url))
                .map(Webhook::signingKeys)
                .flatMap(List::stream)
                .map(ReadingContext::verifying);
        return Stream.concat(ofWebhooks, keys.stream()).distinct().toList();
    }

    private static String verifying(SigningKey key) {
        String publicKey = key.publicKey();
        return publicKey == null ? key.reveal() : publicKey;
    }
}
