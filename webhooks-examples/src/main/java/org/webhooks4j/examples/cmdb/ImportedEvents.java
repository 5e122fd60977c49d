package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.webhooks4j.ObjectEvent;

/**
 * The events of an import. It stores an object when webhooks4j reads its event. An import of any length is thus one
 * call to webhooks4j, and no object waits in memory.
 */
final class ImportedEvents implements Iterator<ObjectEvent> {

    private final Lines lines;
    private final Storing storing;
    private Optional<CmdbObject> next;
    private int count;

    /** Reads the next object, if there is one. */
    @FunctionalInterface
    interface Lines {

        Optional<CmdbObject> next() throws IOException;
    }

    /** Stores an object and returns its event. */
    @FunctionalInterface
    interface Storing {

        ObjectEvent store(CmdbObject object) throws SQLException;
    }

    /** Carries a database's exception through the iterator, which declares none. */
    static final class StorageFailure extends RuntimeException {

        private final SQLException failure;

        private StorageFailure(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    ImportedEvents(Lines lines, Storing storing) throws IOException {
        this.lines = lines;
        this.storing = storing;
        this.next = lines.next();
    }

    /** Returns the number of stored objects. */
    int count() {
        return count;
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public ObjectEvent next() {
        CmdbObject object = next.orElseThrow(NoSuchElementException::new);
        try {
            ObjectEvent event = storing.store(object);
            count++;
            next = lines.next();
            return event;
        } catch (SQLException e) {
            throw new StorageFailure(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
