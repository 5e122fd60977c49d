package org.webhooks4j.admin;

/**
 * What a discard did.
 *
 * @param discarded how many deliveries were cancelled
 * @param left how many were left alone, because an attempt was under way or they had ended already
 */
public record DiscardResult(int discarded, int left) {}
