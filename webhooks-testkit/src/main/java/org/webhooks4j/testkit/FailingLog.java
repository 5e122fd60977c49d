package org.webhooks4j.testkit;

import java.util.List;
import org.webhooks4j.Transaction;
import org.webhooks4j.spi.Completion;
import org.webhooks4j.spi.DeliveryLog;

/** A log that throws when an entry is appended, in the middle of the queue's transaction. */
final class FailingLog extends ForwardingLog {

    private final Throwable failure;

    FailingLog(DeliveryLog log, Throwable failure) {
        super(log);
        this.failure = failure;
    }

    @Override
    public void append(Transaction transaction, List<Completion> completions) {
        FailingLog.<RuntimeException>throwIt(failure);
    }

    @SuppressWarnings("unchecked") // The cast allows an undeclared checked exception, as in other languages.
    private static <T extends Throwable> void throwIt(Throwable failure) throws T {
        throw (T) failure;
    }
}
