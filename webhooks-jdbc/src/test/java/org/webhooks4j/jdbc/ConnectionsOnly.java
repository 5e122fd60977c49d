package org.webhooks4j.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source of which nothing but {@link #getConnection()} is asked. */
abstract class ConnectionsOnly implements DataSource {

    @Override
    public final Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
