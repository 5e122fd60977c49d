package org.webhooks4j.core.internal.emit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhooks4j.EventSink;
import org.webhooks4j.TransactionRequiredException;
import org.webhooks4j.Webhooks;

/** Decides what happens to an event that is raised outside of a transaction. */
@FunctionalInterface
public interface TransactionCheck {

    /**
     * Checks the call that raises an event outside of a transaction.
     *
     * @throws TransactionRequiredException if the event must not be stored
     */
    void check();

    /** Accepts every event. */
    static TransactionCheck optional() {
        return () -> {};
    }

    /** Warns once for each place in the host's code that raises an event. */
    static TransactionCheck expected() {
        return new Warning();
    }

    /** Refuses every event. */
    static TransactionCheck required() {
        return () -> {
            throw new TransactionRequiredException("no transaction is active where " + callSite()
                    + " raises an event: raise it in the transaction that changes the object, or through"
                    + " webhooks.in(Transaction.NONE) if it needs none");
        };
    }

    /**
     * Returns the place in the host's code that raised the event: the first caller that is not an event sink itself.
     */
    private static String callSite() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(
                                frame -> !TransactionCheck.class.isAssignableFrom(frame.getDeclaringClass())
                                        && !EventSink.class.isAssignableFrom(frame.getDeclaringClass()))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString()))
                .orElse("an unknown caller");
    }

    /** Remembers a limited number of places, after which it is silent. */
    final class Warning implements TransactionCheck {

        private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
        private static final int MAX_PLACES = 1000;

        private final Set<String> places = ConcurrentHashMap.newKeySet();

        private Warning() {}

        @Override
        public void check() {
            if (places.size() >= MAX_PLACES) {
                return;
            }
            String place = callSite();
            if (places.add(place)) {
                LOG.warn(
                        "{} raises events outside of a transaction: each is stored at once, even if the change"
                                + " that it reports is rolled back. Raise them in the transaction that changes the object, or"
                                + " through webhooks.in(Transaction.NONE)",
                        place);
            }
        }
    }
}
