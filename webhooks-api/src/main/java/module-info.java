/**
 * The API that hosts call and the SPI that plug-ins implement. It depends only on the nullness annotations.
 *
 * <p>{@code org.webhooks4j} is for the code that writes objects, {@code org.webhooks4j.admin} for the code that manages
 * webhooks and looks into the log, {@code org.webhooks4j.spi} for those who replace a part of the engine,
 * {@code org.webhooks4j.receiver} for receivers written in Java, which need no other module.
 */
module org.webhooks4j.api {
    requires static transitive org.jspecify;

    exports org.webhooks4j;
    exports org.webhooks4j.admin;
    exports org.webhooks4j.receiver;
    exports org.webhooks4j.spi;
    exports org.webhooks4j.internal.id to
            org.webhooks4j.console,
            org.webhooks4j.core,
            org.webhooks4j.jdbc,
            org.webhooks4j.testkit;
    exports org.webhooks4j.internal.json to
            org.webhooks4j.console,
            org.webhooks4j.core,
            org.webhooks4j.jdbc;
    exports org.webhooks4j.internal.signing to
            org.webhooks4j.core;
    exports org.webhooks4j.internal.text to
            org.webhooks4j.console,
            org.webhooks4j.core,
            org.webhooks4j.jdbc;
    exports org.webhooks4j.internal.time to
            org.webhooks4j.core,
            org.webhooks4j.jdbc;
    exports org.webhooks4j.internal.tree to
            org.webhooks4j.core;
    exports org.webhooks4j.internal.webhook to
            org.webhooks4j.console,
            org.webhooks4j.core,
            org.webhooks4j.jdbc,
            org.webhooks4j.testkit;
}
