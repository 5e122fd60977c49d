package org.webhooks4j.admin;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file of webhooks to import, with import options. Immutable.
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
 * <p>{@code id}, {@code url} and {@code eventTypes} are required; other omitted fields have their defaults. The file
 * refers to secrets by name: {@code env:NAME} is an environment variable unless {@link #resolving} sets another source.
 * A webhook without {@code secret} keeps its keys, and a new webhook gets a new key; a header of {@code {"secret":
 * "unchanged"}} keeps its value.
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
     * Creates an import that resolves secrets from the environment. The file's author can send any environment variable
     * to a URL of their choice, so use this only for authors who may know all of them; otherwise use
     * {@link #resolving}.
     *
     * @param json the file's content
     * @return the import
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
     * Makes the import report changes without writing them.
     *
     * @return a modified copy
     */
    public WebhookImport asDryRun() {
        return new WebhookImport(json, true, resolver);
    }

    /**
     * Sets the resolver of secrets.
     *
     * @param resolver returns the secret for a reference such as {@code env:NAME}, or null if there is none
     * @return a modified copy
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
     * Whether this is a dry run, which writes nothing.
     *
     * @return true if the import only reports changes
     */
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Resolves a reference to a secret.
     *
     * @param reference the reference as written in the file
     * @return the secret, or null if there is none for the reference
     */
    public @Nullable String resolve(String reference) {
        return resolver.apply(reference);
    }

    @Override
    public String toString() {
        return "WebhookImport[" + json.length() + " characters" + (dryRun ? ", dry run" : "") + "]";
    }
}
