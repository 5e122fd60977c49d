/**
 * The queue of pending deliveries.
 *
 * <ol>
 *   <li>{@code Enqueuer} stores an event and its deliveries, in the host's transaction.
 *   <li>{@code Claimer} leases due deliveries: {@code DueWebhooks} and {@code ClaimFrontier} say where to look,
 *       {@code FairClaimBudget} how many each webhook gets, {@code LaneBlocking} which ones must wait for an earlier
 *       delivery of their lane.
 *   <li>{@code Recorder} completes claims with {@code Completer}, and claims the next ones in the same transaction;
 *       {@code LaneAdvance} makes the next delivery of a lane due.
 *   <li>{@code Redeliverer}, {@code Canceller} and {@code JdbcWaitingDeliveries} do what a person asks for.
 * </ol>
 *
 * <p>A lane is one object's deliveries to one webhook. All transactions lock deliveries, and lanes, in the same order.
 */
@NullMarked
package org.webhooks4j.jdbc.internal.queue;

import org.jspecify.annotations.NullMarked;
