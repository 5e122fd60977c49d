package org.webhooks4j.jdbc.internal.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of the tables in this database. Statements contain them as {@code $event}, {@code $delivery} and so on. */
public final class Tables {

    public static final String DEFAULT_PREFIX = "webhooks_";

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");
    private static final Pattern SCHEMA = Pattern.compile("[\\p{L}\\p{N}_ .@#-]{1,63}");
    private static final Pattern TABLE =
            Pattern.compile("\\$(webhook|event|delivery|lane|log|audit|skipped|backfill|failure|base|tally|schema)\\b");

    private final String qualifiedPrefix;
    private final String prefix;

    private Tables(String qualifiedPrefix, String prefix) {
        this.qualifiedPrefix = qualifiedPrefix;
        this.prefix = prefix;
    }

    /**
     * Creates the names of the tables in a schema.
     *
     * @param schema the schema in quotes; null means the connection's own
     */
    public static Tables of(@Nullable String schema, String prefix) {
        String plain = checked("table prefix", prefix);
        return new Tables(schema == null ? plain : schema + "." + plain, plain);
    }

    public static String checkedSchema(String schema) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException("the schema '" + schema
                    + "' is not usable; write 1 to 63 letters, digits, spaces and characters of '_-.@#'");
        }
        return schema;
    }

    public static String checked(String what, String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("the " + what + " '" + identifier
                    + "' is not usable; write 1 to 40 letters, digits and '_', not beginning with a digit");
        }
        return identifier;
    }

    /**
     * Returns a statement with the names of the tables. {@code $index_} is replaced by the unqualified prefix of index
     * names, as it is created, and {@code $qualified_index_} by the qualified one, as it is dropped.
     */
    public String resolve(String statement) {
        return TABLE.matcher(statement)
                .replaceAll(Matcher.quoteReplacement(qualifiedPrefix) + "$1")
                .replace("$qualified_index_", qualifiedPrefix)
                .replace("$index_", prefix);
    }
}
