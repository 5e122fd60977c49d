package org.webhooks4j.core.internal.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Transaction;
import org.webhooks4j.admin.Attempt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;
import org.webhooks4j.internal.time.Numbers;
import org.webhooks4j.spi.Claim;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;
import org.webhooks4j.spi.LogStatistics;
import org.webhooks4j.spi.StoredEvent;

/** A delivery log in memory. Keeps the most recent {@value #MAX_ENDED} ended deliveries, not counting dead ones. */
final class InMemoryDeliveryLog implements DeliveryLog {

    static final int MAX_ENDED = 10_000;

    private final Clock clock;
    private final InMemoryEvents events;
    private final Map<String, Story> stories = new LinkedHashMap<>();

    /** The number of entries by event id. */
    private final Map<String, Integer> mentions = new HashMap<>();

    private volatile Consumer<Delivery> forgotten = delivery -> {};
    private int purgeable;

    InMemoryDeliveryLog(Clock clock, InMemoryEvents events) {
        this.clock = clock;
        this.events = events;
    }

    /**
     * Sets the callback for ended deliveries that are dropped. Called without the log's lock, because other code
     * acquires that lock last.
     */
    void whenForgotten(Consumer<Delivery> forgotten) {
        this.forgotten = forgotten;
    }

    /** The log entry of one delivery. */
    private static final class Story {
        final String webhookId;
        final StoredEvent event;
        final List<Attempt> attempts = new ArrayList<>();

        @Nullable
        Delivery ended;

        long endedAt;

        /** Whether its webhook was deleted, so that it need not be kept for a redelivery. */
        boolean released;

        Story(String webhookId, StoredEvent event) {
            this.webhookId = webhookId;
            this.event = event;
        }

        boolean isPurgeable() {
            return ended != null && (released || ended.status() != DeliveryStatus.DEAD);
        }
    }

    @Override
    public void append(Transaction transaction, List<Completion> completions) {
        List<Story> oldest;
        synchronized (this) {
            completions.forEach(this::append);
            oldest = forgetOldest();
        }
        for (Story story : oldest) {
            events.release(story.event);
            forgotten.accept(Objects.requireNonNull(story.ended));
        }
    }

    private void append(Completion completion) {
        Claim claim = completion.claim();
        Attempt attempt = completion.attempt();
        boolean ends = completion.status() != DeliveryStatus.PENDING;
        if (attempt == null && !ends) {
            return;
        }
        Story story = stories.computeIfAbsent(claim.deliveryId(), id -> begin(claim));
        if (attempt != null) {
            story.attempts.add(attempt);
        }
        if (ends) {
            end(story, completion);
        }
    }

    private Story begin(Claim claim) {
        mentions.merge(claim.event().id(), 1, Integer::sum);
        return new Story(claim.webhookId(), claim.event());
    }

    private void left(Story story) {
        purgeable--;
        mentions.computeIfPresent(story.event.id(), (id, count) -> count == 1 ? null : count - 1);
    }

    private void end(Story story, Completion completion) {
        purgeable -= story.isPurgeable() ? 1 : 0;
        story.ended =
                completion.attempt() == null ? withLastAttempt(completion.delivery(), story) : completion.delivery();
        story.endedAt = clock.millis();
        story.released = false;
        purgeable += story.isPurgeable() ? 1 : 0;
    }

    /** Adds the last attempt, if any, to a delivery that ended without being sent. */
    private static Delivery withLastAttempt(Delivery delivery, Story story) {
        if (story.attempts.isEmpty()) {
            return delivery;
        }
        Attempt last = story.attempts.get(story.attempts.size() - 1);
        return Delivery.builder()
                .id(delivery.id())
                .webhookId(delivery.webhookId())
                .eventId(delivery.eventId())
                .eventType(delivery.eventType())
                .objectType(delivery.objectType())
                .objectId(delivery.objectId())
                .occurredAt(delivery.occurredAt())
                .status(delivery.status())
                .trigger(delivery.trigger())
                .sequence(delivery.sequence())
                .attempts(delivery.attempts())
                .lastOutcome(last.outcome())
                .lastStatusCode(last.response() == null ? null : last.response().statusCode())
                .lastAttemptAt(last.startedAt())
                .lastDurationMillis(Numbers.millisOf(last.timing().total()))
                .incarnation(delivery.incarnation())
                .build();
    }

    private List<Story> forgetOldest() {
        List<Story> oldest = new ArrayList<>();
        Iterator<Story> each = stories.values().iterator();
        while (purgeable > MAX_ENDED && each.hasNext()) {
            Story story = each.next();
            if (story.isPurgeable()) {
                each.remove();
                left(story);
                oldest.add(story);
            }
        }
        return oldest;
    }

    /** Returns whether an entry refers to an event. */
    synchronized boolean mentions(StoredEvent event) {
        return mentions.containsKey(event.id());
    }

    @Override
    public synchronized Page<Delivery> search(DeliveryQuery query) {
        return DeliverySearch.page(stories.values().stream().flatMap(story -> Stream.ofNullable(story.ended)), query);
    }

    @Override
    public synchronized List<Attempt> attempts(String deliveryId) {
        Story story = stories.get(deliveryId);
        return story == null ? List.of() : List.copyOf(story.attempts);
    }

    @Override
    public synchronized void reopen(Transaction transaction, Set<String> deliveryIds) {
        for (String id : deliveryIds) {
            Story story = stories.get(id);
            if (story != null) {
                purgeable -= story.isPurgeable() ? 1 : 0;
                story.ended = null;
                story.released = false;
            }
        }
    }

    @Override
    public int purge(Duration olderThan, int limit) {
        List<Delivery> old = takeOld(clock.millis() - Numbers.millisOf(olderThan), limit);
        old.forEach(forgotten);
        return old.size();
    }

    private synchronized List<Delivery> takeOld(long before, int limit) {
        List<Delivery> old = new ArrayList<>();
        Iterator<Story> each = stories.values().iterator();
        while (old.size() < limit && each.hasNext()) {
            Story story = each.next();
            Delivery ended = story.ended;
            if (ended != null && story.isPurgeable() && story.endedAt <= before) {
                each.remove();
                left(story);
                old.add(ended);
            }
        }
        return old;
    }

    @Override
    public synchronized int releaseDead(Predicate<String> exists, int limit) {
        int count = 0;
        for (Story story : stories.values()) {
            if (count == limit) {
                break;
            }
            if (story.ended != null && !story.isPurgeable() && !exists.test(story.webhookId)) {
                story.released = true;
                story.endedAt = clock.millis();
                purgeable++;
                count++;
            }
        }
        return count;
    }

    @Override
    public LogStatistics statistics() {
        return new InMemoryStatistics(this::logged);
    }

    private synchronized List<InMemoryStatistics.Logged> logged() {
        return stories.values().stream()
                .map(story -> new InMemoryStatistics.Logged(
                        story.webhookId,
                        story.ended == null ? null : story.ended.status(),
                        List.copyOf(story.attempts)))
                .toList();
    }
}
