package org.webhooks4j.examples.cmdb;

import org.jspecify.annotations.Nullable;

/** A request cannot be served, and it is the request's fault. The message is for whoever sent it. */
final class RefusedException extends RuntimeException {

    private final int status;
    private final @Nullable String field;

    private RefusedException(int status, @Nullable String field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    static RefusedException badRequest(String field, String message) {
        return new RefusedException(400, field, message);
    }

    static RefusedException notFound(String message) {
        return new RefusedException(404, null, message);
    }

    static RefusedException methodNotAllowed(String method, String allowed) {
        return new RefusedException(405, null, method + " is not possible here; use " + allowed);
    }

    static RefusedException conflict(String message) {
        return new RefusedException(409, null, message);
    }

    static RefusedException tooLarge(String field, String message) {
        return new RefusedException(413, field, message);
    }

    int status() {
        return status;
    }

    /** What in the request is wrong: a field, {@code line 3}, a parameter; null if it is not one of its parts. */
    @Nullable
    String field() {
        return field;
    }
}
