package org.webhooks4j.admin;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of webhooks to be imported, and how. Immutable.
 *
 * <p>The file is JSON, as {@link WebhookOperations#exportAll()} writes it:
 *
 * <pre>{@code
 * {"webhooks": [{
 *   "id": "inventory",
 *   "name": "Sync to inventory",
 *   "url": "https://inventory.example.com/hook",
 *   "eventTypes": ["create", "update"],
 *   "filter": {"changed": "status"},
 *   "headers": {"X-Tenant": "7", "Authorization": {"secret": "env:INVENTORY_TOKEN"}},
 *   "secret": "env:INVENTORY_WEBHOOK_SECRET"
 * }]}
 * }</pre>
 *
 * <p>{@code id}, {@code url} and {@code eventTypes} are needed; what else is left out has its default. Secrets are not
 * in the file but named: {@code env:NAME} is an environment variable unless {@link #resolving} says otherwise. A
 * webhook without {@code secret} keeps the keys it has, and a new one gets a new key; a header of {@code {"secret":
 * "unchanged"}} keeps the value it has.
 */
public final class WebhookImport {

    private static final String ENVIRONMENT = "env:";

    private final String json;
    private final boolean dryRun;
    private final Function<String, @Nullable String> resolver;

    private WebhookImport(String json, boolean dryRun, Function<String, @Nullable String> resolver) {
        this.json = Objects.requireNonNull(json, "json is null: pass the file's content");
        this.dryRun = dryRun;
        this.resolver = Objects.requireNonNull(resolver);
    }

    /**
     * An import of a file. Whoever writes the file can have any environment variable sent to a URL of theirs, so this
     * is for files of people who may know them; for others see {@link #resolving}.
     *
     * @param json the file's content
     * @return the import, which takes secrets from the environment
     */
    public static WebhookImport of(String json) {
        Map<String, String> environment = System.getenv();
        return new WebhookImport(
                json,
                false,
                reference -> reference.startsWith(ENVIRONMENT)
                        ? environment.get(reference.substring(ENVIRONMENT.length()))
                        : null);
    }

    /**
     * Only finds out what would be changed.
     *
     * @return a changed copy
     */
    public WebhookImport asDryRun() {
        return new WebhookImport(json, true, resolver);
    }

    /**
     * Sets where secrets come from.
     *
     * @param resolver gives the secret of a reference, such as that of {@code env:NAME}, or null if it knows none
     * @return a changed copy
     */
    public WebhookImport resolving(Function<String, @Nullable String> resolver) {
        return new WebhookImport(json, dryRun, resolver);
    }

    /**
     * The file's content.
     *
     * @return JSON text
     */
    public String json() {
        return json;
    }

    /**
     * Whether nothing is to be written.
     *
     * @return true if only the report is wanted
     */
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * The secret of a reference.
     *
     * @param reference as the file has it
     * @return the secret, or null if there is none of that name
     */
    public @Nullable String resolve(String reference) {
        return resolver.apply(reference);
    }

    @Override
    public String toString() {
        return "WebhookImport[" + json.length() + " characters" + (dryRun ? ", dry run" : "") + "]";
    }
}
