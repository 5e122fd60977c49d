/**
 * The loop that delivers: it claims deliveries from the store, sends them, and records what became of them.
 *
 * <pre>
 *   DeliveryLoop     threads take turns; how long each waits before its step
 *     DeliveryCycle  one step: record results and claim more, in one transaction; then send and react
 *       queue.complete(results, next claim) ─▶ InFlight: claims whose results are awaited
 *       attempt.Sender ─▶ RequestFactory ─▶ HttpTransport ─▶ RetryDecider ─▶ ResultQueue ─▶ the next step
 *       OutcomeReactions ─▶ listener.ListenerQueue, endpoint.FailureWatch
 *     endpoint.Endpoints  how many deliveries of each webhook may be claimed
 * </pre>
 *
 * <p>The loop knows the three rooms below it: {@code attempt} makes and judges one HTTP exchange, {@code endpoint}
 * knows how each receiver fares, {@code listener} calls the host's listeners. Of these, {@code endpoint} knows the
 * result of an attempt, and none knows the loop.
 */
@NullMarked
package org.webhooks4j.core.internal.delivery;

import org.jspecify.annotations.NullMarked;
