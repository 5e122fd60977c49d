package org.webhooks4j.admin;

/**
 * What was discarded.
 *
 * @param discarded how many deliveries were cancelled
 * @param left how many were left alone, because an attempt was under way or they had ended already
 */
public record Discarded(int discarded, int left) {}
