/** A transport on Apache HttpClient 5. */
module org.webhooks4j.httpclient5 {
    requires transitive org.webhooks4j.api;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.apache.httpcomponents.core5.httpcore5.h2;
    requires static org.jspecify;
    requires org.slf4j;
    requires org.webhooks4j.core;

    exports org.webhooks4j.httpclient5;
}
