package org.webhooks4j.internal.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.internal.json.JsonFields;

/** What a JSON form of webhooks shows in place of secrets, and how it finds them again. */
public interface SecretFields {

    /** What stands for the value of a header. */
    Object header(String name, String value);

    /** What stands for the secret of an authentication. */
    Object secret();

    /** Whether fields without a value are written, as null. */
    boolean showsNulls();

    /** The headers that are meant. */
    Map<String, String> headers(JsonFields fields, String name);

    /** The authentication that is meant; null for none, or if it cannot be read, which is reported. */
    @Nullable
    Authentication authentication(JsonFields fields, String name);
}
