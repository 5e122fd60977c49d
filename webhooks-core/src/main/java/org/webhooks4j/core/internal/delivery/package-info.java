/**
 * The delivery loop: claims deliveries from the store, sends them, and records the results.
 *
 * <p>The path of a delivery from claimed to recorded:
 *
 * <pre>
 *   DeliveryLoop         threads take turns; StepPause says how long to wait before a step
 *   └ DeliveryCycle.step     records what arrived and claims more, in one transaction of the store
 *     ├ SendScheduler.arrived  takes the results; gives back what cannot be sent soon
 *     ├ SendScheduler.next     ClaimPlanner computes how much may be claimed: Endpoints.room
 *     ├ DeliveryQueue.complete ══ recorded ══ claimed ══
 *     └ SendScheduler.claimed  InFlight holds what is claimed, unsent at first
 *   └ DeliveryCycle.follow   by the same thread, while another one takes the next step
 *     ├ SendScheduler.proceed  sends what the endpoints have room for; repeated until it is this thread's turn
 *     │ └ Sender.send            RequestFactory: body, signature, headers
 *     │   └ HttpTransport.send     no thread waits for the response
 *     │     └ Sender.answered      by a thread of the transport's: RetryDecider.decide makes the result
 *     │       └ ResultQueue.add    proceed takes it: InFlight.take, Endpoints.arrived
 *     └ ReactionQueue          OutcomeReactions: notifies listeners, deactivates webhooks
 * </pre>
 *
 * <p>The states of a delivery, as the store has them; {@link org.webhooks4j.core.internal.delivery.InFlight} owns those
 * of this node, between <i>claimed</i> and the next:
 *
 * <pre>
 *              claim                     complete
 *   pending ──────────▶ claimed ──┬─────────────────▶ delivered    any status from 200 to 299
 *      ▲                          ├─────────────────▶ dead         no retry is left
 *      │  retry, after a delay    ├─────────────────▶ superseded   a newer update took its place
 *      ├──────────────────────────┤                   cancelled    its webhook is deleted
 *      │  the lease expires       │
 *      └──────────────────────────┘
 * </pre>
 *
 * <p>The states of the loop are in {@link org.webhooks4j.core.internal.delivery.LoopLifecycle}, those of an endpoint in
 * {@link org.webhooks4j.core.internal.delivery.endpoint.EndpointState}.
 *
 * <p>The loop depends on its subpackages: {@code attempt} makes one HTTP exchange and decides what it means,
 * {@code endpoint} tracks the state of each receiver, and {@code listener} calls the host's listeners. Of these,
 * {@code endpoint} depends on the result of an attempt, and none depends on the loop.
 */
@NullMarked
package org.webhooks4j.core.internal.delivery;

import org.jspecify.annotations.NullMarked;
