package org.webhooks4j.core.internal.http;

/** The beginning of an answer's body, and whether there was more. */
record BodyText(String text, boolean truncated) {}
