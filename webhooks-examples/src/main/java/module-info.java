/** Runnable hosts, to read and to run. */
module org.webhooks4j.examples {
    requires com.h2database;
    requires com.zaxxer.hikari;
    requires java.naming;
    requires java.net.http;
    requires java.sql;
    requires jdk.httpserver;
    requires jdk.unsupported;
    requires org.slf4j;
    requires org.webhooks4j.console;
    requires org.webhooks4j.core;
    requires org.webhooks4j.jdbc;
    requires static org.jspecify;

    // Opened, because Jackson reads the examples' records as objects.
    opens org.webhooks4j.examples;
}
