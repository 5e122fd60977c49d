package org.webhooks4j.examples.cmdb;

import org.jspecify.annotations.Nullable;

/** Thrown for an invalid request. The message is for the client. */
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

    /** Returns the invalid part of the request: a field, {@code line 3}, a parameter; null if it is no single part. */
    @Nullable
    String field() {
        return field;
    }
}
