package org.webhooks4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.webhooks4j.Receipt;
import org.webhooks4j.admin.Delivery;
import org.webhooks4j.admin.DeliveryQuery;
import org.webhooks4j.admin.DeliveryStatus;
import org.webhooks4j.admin.Page;

/** Assertions on a {@link TestEngine}'s deliveries, pending and completed. A failure message lists the deliveries. */
public final class DeliveriesAssert extends AbstractAssert<DeliveriesAssert, TestEngine> {

    private static final int MAX_SHOWN = 20;

    DeliveriesAssert(TestEngine engine) {
        super(engine, DeliveriesAssert.class);
    }

    /** Returns the deliveries, those of the oldest event first. */
    private List<Delivery> deliveries() {
        DeliveryQuery query = DeliveryQuery.all().withOldestFirst().withLimit(DeliveryQuery.MAX_LIMIT);
        List<Delivery> all = new ArrayList<>();
        Page<Delivery> page = actual.admin().deliveries().search(query);
        all.addAll(page.items());
        while (page.next() != null) {
            page = actual.admin().deliveries().search(query.withCursor(page.next()));
            all.addAll(page.items());
        }
        return all;
    }

    /**
     * Asserts the number of deliveries, regardless of their status.
     *
     * @param count the expected number
     * @return this
     */
    public DeliveriesAssert hasDeliveries(int count) {
        List<Delivery> deliveries = deliveries();
        if (deliveries.size() != count) {
            throw failure("%s", "expected " + count + " deliveries but there are " + shown(deliveries));
        }
        return this;
    }

    /**
     * Asserts that there are no deliveries: no event matched a webhook, or all were rolled back.
     *
     * @return this
     */
    public DeliveriesAssert hasNoDeliveries() {
        return hasDeliveries(0);
    }

    /**
     * Asserts that no delivery waits for its first or next attempt.
     *
     * @return this
     */
    public DeliveriesAssert hasNothingPending() {
        List<Delivery> pending = deliveries().stream()
                .filter(delivery -> delivery.status() == DeliveryStatus.PENDING)
                .toList();
        if (!pending.isEmpty()) {
            throw failure("%s", "expected nothing pending at " + actual.clock().instant() + " but " + shown(pending));
        }
        return this;
    }

    /**
     * Asserts that there is exactly one delivery, and selects it.
     *
     * @return assertions on it
     */
    public DeliveryAssert onlyDelivery() {
        hasDeliveries(1);
        return delivery(1);
    }

    /**
     * Selects the latest event's last delivery.
     *
     * @return assertions on it
     */
    public DeliveryAssert lastDelivery() {
        return delivery(deliveries().size());
    }

    /**
     * Selects a delivery by its position.
     *
     * @param number 1 for the first delivery of the oldest event
     * @return assertions on it
     */
    public DeliveryAssert delivery(int number) {
        List<Delivery> deliveries = deliveries();
        if (number < 1 || number > deliveries.size()) {
            throw failure("%s", "expected a delivery " + Math.max(1, number) + " but there are " + shown(deliveries));
        }
        return new DeliveryAssert(deliveries.get(number - 1), actual);
    }

    /**
     * Selects the only delivery of an event.
     *
     * @param receipt the receipt that raising the event returned
     * @return assertions on it
     */
    public DeliveryAssert deliveryOf(Receipt receipt) {
        if (receipt.deliveryIds().size() != 1) {
            throw failure(
                    "%s", "expected one delivery of " + receipt.eventId() + " but there are " + receipt.deliveryIds());
        }
        return delivery(receipt.deliveryIds().get(0));
    }

    /**
     * Selects a delivery by its id.
     *
     * @param id its id
     * @return assertions on it
     */
    public DeliveryAssert delivery(String id) {
        return deliveries().stream()
                .filter(delivery -> delivery.id().equals(id))
                .findFirst()
                .map(delivery -> new DeliveryAssert(delivery, actual))
                .orElseThrow(
                        () -> failure("%s", "expected a delivery " + id + " but there are " + shown(deliveries())));
    }

    private static String shown(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return "none";
        }
        int more = deliveries.size() - MAX_SHOWN;
        return deliveries.size()
                + deliveries.stream()
                        .limit(MAX_SHOWN)
                        .map(DeliveryAssert::line)
                        .collect(Collectors.joining("\n  ", ":\n  ", ""))
                + (more > 0 ? "\n  and " + more + " more" : "");
    }
}
