/** Events join the transactions of JTA. */
module org.webhooks4j.jta {
    requires transitive java.sql;
    requires transitive org.webhooks4j.api;
    // Static, as its module wants CDI, which JTA does without.
    requires static transitive jakarta.transaction;
    requires static org.jspecify;

    exports org.webhooks4j.jta;
}
