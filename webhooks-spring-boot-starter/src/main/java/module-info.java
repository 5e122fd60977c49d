/** Auto-configuration for Spring Boot, and Spring's transactions for any Spring application. */
module org.webhooks4j.spring.boot {
    requires transitive java.sql;
    requires transitive org.webhooks4j.api;
    requires transitive org.webhooks4j.console;
    requires transitive org.webhooks4j.core;
    requires org.slf4j;
    requires org.webhooks4j.jdbc;
    requires spring.beans;
    requires spring.core;
    requires transitive spring.jdbc;
    requires transitive spring.tx;
    requires static jakarta.persistence;
    requires static jakarta.servlet;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires static org.jspecify;
    requires static org.webhooks4j.hibernate;
    requires static org.webhooks4j.httpclient5;
    requires static org.webhooks4j.jackson3;
    requires static org.webhooks4j.micrometer;
    requires static org.webhooks4j.testkit;
    requires static spring.boot;
    requires static spring.boot.actuator;
    requires static spring.boot.actuator.autoconfigure;
    requires static spring.boot.autoconfigure;
    requires static spring.boot.health;
    requires static spring.context;
    requires static spring.security.web;
    requires static transitive spring.test;
    requires static tools.jackson.databind;

    exports org.webhooks4j.spring;
    exports org.webhooks4j.spring.boot;
    exports org.webhooks4j.spring.boot.test;

    // Spring makes the beans, by reflection.
    opens org.webhooks4j.spring.boot.internal;
    opens org.webhooks4j.spring.boot.test;
}
