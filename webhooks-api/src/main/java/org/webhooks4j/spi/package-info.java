/**
 * The extension points of the engine: stores of webhooks, pending deliveries and the log, HTTP transport, body formats,
 * signing, retry schedules and threading.
 *
 * <p>This package and {@code org.webhooks4j.admin} evolve by the following rules. An implementation that compiles today
 * then compiles and works with every later version of the same major number:
 *
 * <ul>
 *   <li>New methods of interfaces always have a default, which works without the new feature.
 *   <li>Values that the engine creates and implementations read get new components. Examples are {@link ClaimRequest},
 *       {@link NewEvent}, {@link NewDelivery}, {@link Completion} and {@link TransportRequest}.
 *   <li>Values that implementations create get new components too, which need not be set. Create such values with their
 *       {@code builder()}, or with {@code toBuilder()} of another value, and never with their constructor, whose
 *       parameters follow the components. These are {@link Claim}, {@link StoredEvent}, {@link TransportResponse},
 *       {@link EndpointFailures.Streak}, {@link LogStatistics.Summary}, {@link LogStatistics.Tally} and, in the other
 *       package, {@code Delivery}, {@code Attempt}, {@code SkippedEvent}, {@code WebhookChange} and
 *       {@code BackfillProgress}. {@code Page} stays as it is.
 *   <li>For the same reason, implementations must not deconstruct records by their components, as record patterns do.
 *   <li>Enums get new constants. A {@code switch} needs a {@code default}, and stores must tolerate unknown names when
 *       they read constants stored by name.
 * </ul>
 */
@NullMarked
package org.webhooks4j.spi;

import org.jspecify.annotations.NullMarked;
