package org.webhooks4j.core.internal.net;

/** The beginning of an answer's body, and whether there was more. */
public record BodyText(String text, boolean truncated) {}
