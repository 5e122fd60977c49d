/** Entities raise their events by themselves, with Hibernate ORM. */
module org.webhooks4j.hibernate {
    requires transitive jakarta.persistence;
    requires transitive org.webhooks4j.api;
    requires java.naming;
    requires java.sql;
    requires org.hibernate.orm.core;
    // Static, as its module wants CDI, which Hibernate does without.
    requires static jakarta.transaction;
    requires static org.jspecify;

    exports org.webhooks4j.hibernate;
}
