package org.webhooks4j.examples.testing;

/** What the hosts of these tests keep. */
record Server(String id, String name, String status) {}
