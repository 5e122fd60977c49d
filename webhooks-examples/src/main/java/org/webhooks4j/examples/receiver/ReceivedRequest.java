package org.webhooks4j.examples.receiver;

/**
 * A received request.
 *
 * @param path its path
 * @param messageId the header {@code webhook-id}, which identifies repeated requests
 * @param verified whether its signature is valid
 * @param body the body as received
 */
public record ReceivedRequest(String path, String messageId, boolean verified, String body) {}
