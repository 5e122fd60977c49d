/**
 * What can be replaced: where webhooks, pending deliveries and the log are kept, how requests are sent, how bodies
 * look, how they are signed, when they are retried, and which thread does it.
 *
 * <p>How this package and {@code org.webhooks4j.admin} grow, so that an implementation that compiles today compiles and
 * works with every later version of the same major number:
 *
 * <ul>
 *   <li>An interface gets new methods with a default only. The default does without the new feature.
 *   <li>Values that the engine makes, and implementations read, get new components. Examples are {@link ClaimRequest},
 *       {@link NewEvent}, {@link NewDelivery}, {@link Completion} and {@link TransportRequest}.
 *   <li>Values that implementations make get new components, too, which need not be set. Make such values with their
 *       {@code builder()}, or with {@code toBuilder()} of another one, and never with their constructor, whose
 *       parameters follow the components. These are {@link Claim}, {@link StoredEvent}, {@link TransportResponse},
 *       {@link EndpointFailures.Streak}, {@link LogStatistics.Summary}, {@link LogStatistics.Tally} and, of the other
 *       package, {@code Delivery}, {@code Attempt}, {@code SkippedEvent}, {@code WebhookChange} and
 *       {@code BackfillProgress}. {@code Page} stays as it is.
 *   <li>For the same reason no implementation takes records apart by their components, as record patterns do.
 *   <li>Enumerations get new constants. A {@code switch} has a {@code default}, and what stores keep by name is read
 *       with care for names that are not known yet.
 * </ul>
 */
@NullMarked
package org.webhooks4j.spi;

import org.jspecify.annotations.NullMarked;
