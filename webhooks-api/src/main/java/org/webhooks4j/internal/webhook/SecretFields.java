package org.webhooks4j.internal.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.Authentication;
import org.webhooks4j.internal.json.JsonFields;

/** Defines how a JSON form of webhooks represents secrets, and how it resolves them. */
public interface SecretFields {

    /** Returns the representation of a header's value. */
    Object header(String name, String value);

    /** Returns the representation of an authentication's secret. */
    Object secret();

    /** Whether fields without a value are written as null. */
    boolean showsNulls();

    /** Reads headers and resolves their secrets. */
    Map<String, String> headers(JsonFields fields, String name);

    /**
     * Reads an authentication and resolves its secret. Returns null if there is none or it is invalid, which is
     * reported.
     */
    @Nullable
    Authentication authentication(JsonFields fields, String name);
}
