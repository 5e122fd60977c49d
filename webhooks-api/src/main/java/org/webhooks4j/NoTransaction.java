package org.webhooks4j;

enum NoTransaction implements Transaction {
    INSTANCE;

    @Override
    public <T> T unwrap(Class<T> resource) {
        throw new TransactionMismatchException("there is no transaction to take a " + resource.getName()
                + " from: raise the event with webhooks.in(transaction), or let the store use a connection of its own");
    }
}
