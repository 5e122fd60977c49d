package org.webhooks4j.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The ways in which a plug-in may fail. */
enum Fault {
    ERROR,
    OUT_OF_MEMORY,
    STACK_OVERFLOW,
    ASSERTION,
    RUNTIME_EXCEPTION,
    UNDECLARED_CHECKED_EXCEPTION,
    NULL;

    /** Throws, or returns null. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T> @Nullable T happen() {
        switch (this) {
            case ERROR -> throw new NoClassDefFoundError("org/example/Missing");
            case OUT_OF_MEMORY -> throw new OutOfMemoryError("a test's");
            case STACK_OVERFLOW -> throw new StackOverflowError();
            case ASSERTION -> throw new AssertionError("a test's");
            case RUNTIME_EXCEPTION -> throw new IllegalStateException("a test's");
            case UNDECLARED_CHECKED_EXCEPTION -> throw unseen(new IOException("a test's"));
            default -> {
                return null;
            }
        }
    }

    /** Throws a checked exception undeclared, as code in Kotlin or with Lombok may. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException unseen(Throwable e) throws E {
        throw (E) e;
    }
}
