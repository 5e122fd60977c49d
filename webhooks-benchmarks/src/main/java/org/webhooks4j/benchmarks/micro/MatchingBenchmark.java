package org.webhooks4j.benchmarks.micro;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhooks4j.Event;
import org.webhooks4j.EventType;
import org.webhooks4j.Filter;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.Webhook;
import org.webhooks4j.WebhookBuilder;
import org.webhooks4j.core.internal.match.Matcher;
import org.webhooks4j.core.internal.match.ObjectTypes;
import org.webhooks4j.core.internal.match.Subscription;
import org.webhooks4j.core.internal.match.Subscriptions;
import org.webhooks4j.core.internal.match.WebhookDirectory;

/** Finds the webhooks that an event matches: always ten, however many other webhooks exist. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchingBenchmark {

    private static final int LISTENING = 10;

    /** The number of webhooks. */
    @Param({"10", "10000"})
    public int webhooks;

    private final Matcher matcher = new Matcher(new ObjectTypes(type -> List.of()));
    private Subscriptions subscriptions = subscriptions(List.of());
    private Event event =
            SampleParts.reader().read(ObjectEvent.created(SampleParts.AFTER).as("item", "srv-1"));

    /** Creates the webhooks. Half of the matching ones have a filter, which the event passes. */
    @Setup
    public void subscribe() {
        List<Webhook> all = new ArrayList<>();
        for (int i = 0; i < webhooks; i++) {
            WebhookBuilder webhook =
                    Webhook.to("https://example.com/" + i).id("wh_" + i).name("webhook " + i);
            if (i < LISTENING) {
                webhook.on(EventType.UPDATE).objectTypes(List.of("item"));
            } else {
                webhook.on(i % 2 == 0 ? EventType.UPDATE : EventType.DELETE).objectTypes(List.of("type-" + i % 100));
            }
            all.add((i % 2 == 0 ? webhook.filter(Filter.changed("status").to("retired")) : webhook).build());
        }
        subscriptions = subscriptions(all);
        event = SampleParts.reader()
                .read(ObjectEvent.updated(SampleParts.BEFORE, SampleParts.AFTER).as("item", "srv-1"));
    }

    /** Finds the ten matching webhooks. */
    @Benchmark
    public List<Subscription> match() {
        List<Subscription> matching = matcher.matching(subscriptions, event);
        if (matching.size() != LISTENING) {
            throw new IllegalStateException(matching.size() + " match");
        }
        return matching;
    }

    private static Subscriptions subscriptions(List<Webhook> webhooks) {
        return new WebhookDirectory(() -> webhooks, Clock.systemUTC(), Duration.ofHours(1)).refresh();
    }
}
