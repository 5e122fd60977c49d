package org.webhooks4j.jdbc.internal.webhook;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.StoreException;
import org.webhooks4j.spi.SecretCipher;

/**
 * Wraps the host's cipher, so that a failure affects only the webhook for which it was called. While the cipher fails,
 * as a key service may for a while, the secrets that were decrypted at the last reading of all webhooks stay in use.
 */
public final class Secrets {

    private static final Logger LOG = LoggerFactory.getLogger("org.webhooks4j.jdbc");

    private final SecretCipher cipher;
    private volatile Map<String, String> known = Map.of();
    private volatile boolean failing;

    Secrets(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** The cipher for one reading or writing of webhooks. */
    Turn turn() {
        return new Turn();
    }

    private void failed(Throwable fault) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "{} fails ({}); secrets that were read before stay in use until it works",
                    cipher.getClass().getName(),
                    fault.getClass().getName());
        }
    }

    /** Not made to be kept. */
    final class Turn implements SecretCipher {

        private final Map<String, String> seen = new HashMap<>();
        private boolean complete = true;

        @Override
        public String encrypt(String plainText) {
            try {
                return given(cipher.encrypt(plainText));
            } catch (Throwable e) {
                throw new StoreException(
                        "a webhook's secrets cannot be encrypted, and nothing was saved: " + fault(e)
                                + "; see to it and save again",
                        e);
            }
        }

        @Override
        public String decrypt(String stored) {
            try {
                return seen(stored, given(cipher.decrypt(stored)));
            } catch (IllegalArgumentException e) { // which says that it will not come to know it
                throw e;
            } catch (Throwable e) {
                if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                    throw e;
                }
                complete = false;
                String before = known.get(stored);
                if (before == null) {
                    throw new IllegalArgumentException(fault(e), e);
                }
                failed(e);
                return seen(stored, before);
            }
        }

        private String seen(String stored, String plainText) {
            seen.put(stored, plainText);
            return plainText;
        }

        /** Records that all webhooks were read. */
        void ends() {
            known = seen;
            if (complete) {
                failing = false;
            }
        }

        /** Describes a failure without its message, which may quote the secret. */
        private String fault(Throwable e) {
            return "the cipher " + cipher.getClass().getName() + " failed ("
                    + e.getClass().getName() + ")";
        }

        private static String given(@Nullable String text) {
            if (text == null) {
                throw new IllegalStateException("the cipher returned null");
            }
            return text;
        }
    }
}
