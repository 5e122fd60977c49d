package org.webhooks4j.admin;

/**
 * The result of a discard.
 *
 * @param discarded the number of cancelled deliveries
 * @param left the number of deliveries left unchanged because an attempt was in flight or they had already ended
 */
public record DiscardResult(int discarded, int left) {}
