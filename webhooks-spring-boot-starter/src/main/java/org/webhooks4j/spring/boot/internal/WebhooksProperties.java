package org.webhooks4j.spring.boot.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.webhooks4j.BulkEvents;
import org.webhooks4j.Ordering;
import org.webhooks4j.core.TransactionRequirement;
import org.webhooks4j.spi.RetryPolicy;

/**
 * The properties {@code webhooks.*}. A property that is not set keeps the engine's default.
 *
 * @param enabled Whether there are webhooks at all. If not, a bean Webhooks ignores every event.
 * @param deliver Whether this node delivers. If not, it only takes events, and another node delivers them.
 * @param store Where webhooks, events, queue and log are kept.
 * @param schema What happens to the tables at start.
 * @param transaction How to treat an event that is raised outside of a transaction: by default the engine warns once
 *     for each place in the code, and not at all with the store in memory.
 * @param node Name of this node, by default the host name and process id.
 * @param timeout Limit of a whole exchange with a receiver.
 * @param pollInterval Polling interval, which bounds latency when there was no wake-up.
 * @param refreshInterval For how long webhooks are cached before they are read again.
 * @param shutdownTimeout How long requests in flight may take when the application stops.
 * @param leaseMargin How much longer than the longest timeout a lease lasts.
 * @param retention How long ended deliveries and their events are kept.
 * @param purge Whether ended deliveries are removed after the retention time.
 * @param cloudEventsSource Attribute source of events in the format cloudevents.
 * @param handshakeOrigin Sender name used in the CloudEvents handshake.
 * @param jdbc The tables.
 * @param http How requests are sent.
 * @param limits Limits of this node.
 * @param retry When failed deliveries are tried again.
 * @param console The page Toolbox → Webhooks.
 * @param definitions Webhooks that are created or changed at start, by their ids.
 */
@ConfigurationProperties("webhooks")
public record WebhooksProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean deliver,
        @DefaultValue("jdbc") Store store,
        @DefaultValue("validate") Schema schema,
        @Nullable TransactionRequirement transaction,
        @Nullable String node,
        @Nullable Duration timeout,
        @Nullable Duration pollInterval,
        @Nullable Duration refreshInterval,
        @Nullable Duration shutdownTimeout,
        @Nullable Duration leaseMargin,
        @Nullable Duration retention,
        @DefaultValue("true") boolean purge,
        @Nullable String cloudEventsSource,
        @Nullable String handshakeOrigin,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Http http,
        @DefaultValue Limits limits,
        @DefaultValue Retry retry,
        @DefaultValue Console console,
        @DefaultValue Map<String, Definition> definitions) {

    /** Where webhooks, events, queue and log are kept. */
    public enum Store {
        /** In the application's database. */
        JDBC,
        /** In memory: pending deliveries are lost when the process ends. */
        MEMORY
    }

    /** What happens to the tables at start. */
    public enum Schema {
        /** They must exist in the version of this library. */
        VALIDATE,
        /** They are created, or brought up to date. */
        MIGRATE
    }

    /**
     * The tables.
     *
     * @param dataSource Name of the bean DataSource that holds the tables, if there are several.
     * @param schema Database schema that holds the tables, by default the connection's own.
     * @param tablePrefix Prefix of the tables' names.
     * @param encryptionKeyId Name of the encryption key, which is stored with what it encrypts.
     * @param encryptionKey Key of 32 bytes in Base64 that encrypts signing keys, headers and authentication.
     */
    public record Jdbc(
            @Nullable String dataSource,
            @Nullable String schema,
            @Nullable String tablePrefix,
            @DefaultValue("1") String encryptionKeyId,
            @Nullable String encryptionKey) {}

    /**
     * How requests are sent.
     *
     * @param transport HTTP client, by default Apache HttpClient 5 if webhooks-httpclient5 is there, otherwise the
     *     JDK's.
     * @param publicOnly Whether requests go to public addresses only, and not into private networks either.
     * @param allow Networks, addresses and host names that requests may go to in any case, such as 127.0.0.1.
     * @param deny Networks, addresses and host names that requests may not go to.
     */
    public record Http(
            @Nullable Transport transport,
            @DefaultValue("false") boolean publicOnly,
            @DefaultValue List<String> allow,
            @DefaultValue List<String> deny) {}

    /** HTTP client. */
    public enum Transport {
        /** The JDK's own. */
        JDK,
        /** Apache HttpClient 5, with webhooks-httpclient5. */
        HTTPCLIENT5
    }

    /**
     * Limits of this node.
     *
     * @param maxInFlight Most open requests.
     * @param maxInFlightPerWebhook Most open requests to one webhook.
     * @param maxInFlightSize Most payload of open requests, by default a sixteenth of the heap.
     * @param maxPayloadSize Maximum payload size of an event; the engine leaves out parts of a larger one.
     */
    public record Limits(
            @Nullable Integer maxInFlight,
            @Nullable Integer maxInFlightPerWebhook,
            @Nullable DataSize maxInFlightSize,
            @Nullable DataSize maxPayloadSize) {}

    /**
     * When failed deliveries are tried again.
     *
     * @param delays Delay before each further attempt, such as 5s,5m,30m.
     * @param jitter Share by which each delay varies, from 0 to 1.
     */
    public record Retry(
            @DefaultValue List<Duration> delays,
            @DefaultValue("" + RetryPolicy.STANDARD_JITTER) double jitter) {}

    /**
     * The page Toolbox → Webhooks. It is mounted if a role or a bean lets users see it.
     *
     * @param enabled Whether the page is mounted in a servlet container.
     * @param path Path of the page below the application's context path.
     * @param viewRoles Roles that may look at webhooks and the log.
     * @param manageRoles Roles that may also change webhooks and redeliver.
     */
    public record Console(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/toolbox/webhooks") String path,
            @DefaultValue Set<String> viewRoles,
            @DefaultValue Set<String> manageRoles) {}

    /**
     * A webhook.
     *
     * @param name Name of the webhook, by default its id.
     * @param url URL that receives the requests.
     * @param events Event types, such as create, update and delete.
     * @param active Whether the webhook receives events.
     * @param objectTypes Object types, by default all.
     * @param ignoredOrigins Origins whose events are not sent.
     * @param excludedFields Paths of fields that are left out.
     * @param signingKeys Keys that sign the requests, such as whsec_ and Base64.
     * @param unsigned Whether requests without a signature are intended.
     * @param headers Headers that are added to each request.
     * @param format Payload format.
     * @param ordering Order of deliveries.
     * @param bulkEvents What is sent of the events of an import.
     * @param timeout Limit of a whole exchange with this receiver.
     * @param retryDelays Delay before each further attempt.
     * @param maxInFlight Most open requests.
     * @param requestsPerSecond Most requests in a second.
     * @param tlsIdentity Name of the transport's TLS identity.
     * @param handshake Whether the engine asks the receiver for its consent first.
     */
    public record Definition(
            @Nullable String name,
            @Nullable String url,
            @DefaultValue Set<String> events,
            @DefaultValue("true") boolean active,
            @DefaultValue Set<String> objectTypes,
            @DefaultValue Set<String> ignoredOrigins,
            @DefaultValue Set<String> excludedFields,
            @DefaultValue List<String> signingKeys,
            @DefaultValue("false") boolean unsigned,
            @DefaultValue Map<String, String> headers,
            @Nullable String format,
            @Nullable Ordering ordering,
            @Nullable BulkEvents bulkEvents,
            @Nullable Duration timeout,
            @Nullable List<Duration> retryDelays,
            @Nullable Integer maxInFlight,
            @Nullable Double requestsPerSecond,
            @Nullable String tlsIdentity,
            @DefaultValue("false") boolean handshake) {

        /** Keeps keys and headers out of logs. */
        @Override
        public String toString() {
            return "Definition[" + name + ", " + events + "]";
        }
    }
}
