package org.webhooks4j.examples.receiver;

/**
 * A request that came.
 *
 * @param path where it was sent
 * @param messageId the header {@code webhook-id}, by which a receiver knows a repetition
 * @param verified whether its signature fits
 * @param body as it came
 */
public record ReceivedRequest(String path, String messageId, boolean verified, String body) {}
