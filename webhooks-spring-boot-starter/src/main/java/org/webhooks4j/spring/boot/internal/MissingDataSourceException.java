package org.webhooks4j.spring.boot.internal;

import java.util.List;

/** Thrown if the application has no data source for the tables, or several. */
final class MissingDataSourceException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final boolean none;

    MissingDataSourceException(List<String> names) {
        super(
                names.isEmpty()
                        ? "Webhooks are kept in the application's database, and it has no DataSource."
                        : "Webhooks are kept in the application's database, and it has several: " + names + ".");
        this.none = names.isEmpty();
    }

    String remedy() {
        return none
                ? "Add spring-boot-starter-jdbc or spring-boot-starter-data-jpa with a driver and spring.datasource.url,"
                        + " or set webhooks.store=memory, with which pending deliveries end with the process."
                : "Name the one of the transactions in which events are raised with webhooks.jdbc.data-source, or make"
                        + " it @Primary.";
    }
}
