package org.webhooks4j.examples.testing;

/** An object of the hosts in these tests. */
record Server(String id, String name, String status) {}
