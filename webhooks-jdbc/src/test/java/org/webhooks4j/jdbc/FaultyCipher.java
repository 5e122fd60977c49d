package org.webhooks4j.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.spi.SecretCipher;

/** A cipher that fails when it is told to, for all secrets or for those that hold a text. */
final class FaultyCipher implements SecretCipher {

    /** What it does in place of its work. */
    enum Fault {
        RUNTIME_EXCEPTION,
        ERROR,
        STACK_OVERFLOW,
        UNDECLARED_CHECKED_EXCEPTION,
        UNDECLARED_SQL_EXCEPTION,
        NULL;

        /** What a log and a page must not show. */
        static final String MESSAGE = "pl4in";

        @Nullable
        String happen() {
            switch (this) {
                case RUNTIME_EXCEPTION -> throw new IllegalStateException(MESSAGE);
                case ERROR -> throw new NoClassDefFoundError(MESSAGE);
                case STACK_OVERFLOW -> throw new StackOverflowError();
                case UNDECLARED_CHECKED_EXCEPTION -> throw unseen(new IOException(MESSAGE));
                case UNDECLARED_SQL_EXCEPTION -> throw unseen(new SQLException(MESSAGE));
                default -> {
                    return null;
                }
            }
        }

        /** As Kotlin and Lombok throw checked exceptions. */
        @SuppressWarnings("unchecked")
        private static <E extends Throwable> RuntimeException unseen(Throwable e) throws E {
            throw (E) e;
        }
    }

    private volatile @Nullable Fault fault;
    private volatile String affected = "";

    void failsFor(String secret, Fault what) {
        affected = secret;
        fault = what;
    }

    void works() {
        fault = null;
    }

    @Override
    @SuppressWarnings("NullAway") // which is what it is for
    public String encrypt(String plainText) {
        Fault current = fault;
        return current != null && plainText.contains(affected) ? current.happen() : "x:" + plainText;
    }

    @Override
    @SuppressWarnings("NullAway") // which is what it is for
    public String decrypt(String stored) {
        Fault current = fault;
        return current != null && stored.contains(affected) ? current.happen() : stored.substring("x:".length());
    }
}
