package org.webhooks4j.core.internal.emit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.internal.webhook.HeaderRules;

/**
 * Reads the headers of the trace context in which an event is raised. A source that fails costs the headers and not the
 * event, which belongs to the host's transaction. The first fault is logged.
 */
public final class ContextHeaders {

    /** W3C Baggage, section 3.3.2, has receivers take 8,192 bytes; the rest is for the other headers. */
    private static final int MAX_LENGTH = 9_000;

    private static final Logger log = LoggerFactory.getLogger(ContextHeaders.class);

    private final @Nullable Supplier<Map<String, String>> source;
    private final AtomicBoolean told = new AtomicBoolean();

    /** Creates a reader. Without a source there are no headers. */
    public ContextHeaders(@Nullable Supplier<Map<String, String>> source) {
        this.source = source;
    }

    /** Returns the headers that a request may have, in the source's order, up to the maximum size. */
    @SuppressWarnings("IllegalCatch") // Any Throwable of a plug-in is a missing header, not a failed write of the host.
    Map<String, String> current() {
        if (source == null) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            int length = 0;
            for (Map.Entry<String, String> header : source.get().entrySet()) {
                String problem = HeaderRules.problemOfContext(header.getKey(), header.getValue());
                length += header.getKey().length() + header.getValue().length();
                if (problem == null && length <= MAX_LENGTH) {
                    headers.put(header.getKey(), header.getValue());
                } else {
                    tell(problem == null ? "they are longer than " + MAX_LENGTH + " characters" : problem, null);
                }
            }
        } catch (Throwable e) {
            tell(source.getClass().getName() + " failed", e);
        }
        return headers;
    }

    private void tell(String problem, @Nullable Throwable cause) {
        if (told.compareAndSet(false, true)) {
            log.warn(
                    "Requests lack headers of the trace context in which their event was raised: {}. This is logged"
                            + " once.",
                    problem,
                    cause);
        }
    }
}
