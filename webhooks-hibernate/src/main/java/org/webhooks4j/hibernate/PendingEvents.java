package org.webhooks4j.hibernate;

import jakarta.transaction.Synchronization;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.UnitOfWork;
import org.webhooks4j.Webhooks;

/** Collects the events of each transaction, and stores their net effect right before the commit. */
final class PendingEvents {

    private final Webhooks webhooks;
    private final Supplier<@Nullable String> actor;

    /**
     * Keyed by an object that Hibernate has once per session, or once for several sessions that share a transaction.
     */
    private final Map<TransactionCoordinator, Work> works = new ConcurrentHashMap<>();

    PendingEvents(Webhooks webhooks, Supplier<@Nullable String> actor) {
        this.webhooks = webhooks;
        this.actor = actor;
    }

    void add(SharedSessionContractImplementor session, ObjectEvent said) {
        ObjectEvent event = said.by(actor.get());
        if (session.isTransactionInProgress()) {
            works.computeIfAbsent(session.getTransactionCoordinator(), coordinator -> begin(session))
                    .add(event);
        } else {
            webhooks.onObjectEvent(event); // without a transaction, the row is final already
        }
    }

    private Work begin(SharedSessionContractImplementor session) {
        Work work = new Work(session);
        session.getTransactionCoordinator().getLocalSynchronizations().registerSynchronization(work);
        return work;
    }

    /** The events of one transaction. Used by the transaction's thread. */
    private final class Work implements Synchronization {

        private final SessionTransaction transaction;
        private final TransactionCoordinator coordinator;
        private final UnitOfWork unit;
        private boolean stored;

        Work(SharedSessionContractImplementor session) {
            this.transaction = new SessionTransaction(session);
            this.coordinator = session.getTransactionCoordinator();
            this.unit = webhooks.in(transaction).unitOfWork();
        }

        void add(ObjectEvent event) {
            if (stored) {
                webhooks.in(transaction).onObjectEvent(event); // from a flush after the last one
            } else {
                unit.onObjectEvent(event);
            }
        }

        /** Stores the events after Hibernate's last flush. An exception here rolls the transaction back. */
        @Override
        public void beforeCompletion() {
            stored = true;
            unit.complete();
        }

        @Override
        public void afterCompletion(int status) {
            works.remove(coordinator);
            unit.close();
            transaction.ended(status);
        }
    }
}
