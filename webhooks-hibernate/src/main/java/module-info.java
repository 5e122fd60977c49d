/** Entities raise their events by themselves, with Hibernate ORM. */
module org.webhooks4j.hibernate {
    requires transitive jakarta.persistence;
    requires transitive org.webhooks4j.api;
    requires jakarta.transaction;
    requires java.sql;
    requires org.hibernate.orm.core;
    requires static org.jspecify;

    exports org.webhooks4j.hibernate;
}
