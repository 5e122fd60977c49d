package org.webhooks4j.core.internal.net;

/** The beginning of a response body, and whether it was truncated. */
public record BodyText(String text, boolean truncated) {}
