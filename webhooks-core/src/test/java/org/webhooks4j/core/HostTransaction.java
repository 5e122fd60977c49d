package org.webhooks4j.core;

import java.util.ArrayList;
import java.util.List;
import org.webhooks4j.Transaction;

/** A host's transaction without a resource, which the test commits. */
final class HostTransaction implements Transaction {

    private final List<Runnable> actions = new ArrayList<>();

    @Override
    public <T> T unwrap(Class<T> resource) {
        throw new AssertionError("the store in memory needs no resource");
    }

    @Override
    public boolean afterCommit(Runnable action) {
        return actions.add(action);
    }

    void commit() {
        actions.forEach(Runnable::run);
    }
}
