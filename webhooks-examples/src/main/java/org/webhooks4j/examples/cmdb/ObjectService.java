package org.webhooks4j.examples.cmdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.admin.BackfillSource;
import org.webhooks4j.admin.Page;

/** Creates, changes and deletes objects. Every write raises its event in the transaction that writes the row. */
final class ObjectService {

    private static final int BACKFILL_STEP = 100;

    private final Transactions transactions;
    private final Supplier<String> newIds;

    ObjectService(Transactions transactions, Supplier<String> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    CmdbObject create(String type, Map<String, @Nullable Object> fields, boolean fail, Caller caller)
            throws SQLException, IOException {
        CmdbObject created = identified(type, fields);
        return transactions.run((objects, events) -> {
            insert(objects, created, "change it with PUT /objects/" + type + "/{id}");
            events.onObjectEvent(caller.sign(ObjectEvent.created(created.snapshot())));
            if (fail) {
                throw RefusedException.conflict(
                        "rolled back, as fail=true asks for: nothing is stored, nothing will be sent");
            }
            return created;
        });
    }

    CmdbObject update(String type, String id, Map<String, @Nullable Object> fields, Caller caller)
            throws SQLException, IOException {
        String ownId = NameRules.idOf(fields);
        if (ownId != null && !ownId.equals(id)) {
            throw RefusedException.badRequest("id", "the field 'id' differs from the id in the path; leave it out");
        }
        return transactions.run((objects, events) -> {
            CmdbObject before = objects.findAndLock(type, id).orElseThrow(() -> unknown(type, id));
            CmdbObject after = successor(before, fields);
            objects.update(after);
            events.onObjectEvent(caller.sign(ObjectEvent.updated(before.snapshot(), after.snapshot())));
            return after;
        });
    }

    void delete(String type, String id, Caller caller) throws SQLException, IOException {
        transactions.run((objects, events) -> {
            CmdbObject before = objects.findAndLock(type, id).orElseThrow(() -> unknown(type, id));
            objects.delete(before);
            return events.onObjectEvent(caller.sign(ObjectEvent.deleted(before.snapshot())));
        });
    }

    /** Stores all lines or none. A line creates an object, or updates the object with its id. */
    int importAll(String type, JsonLines lines, Caller caller) throws SQLException, IOException {
        return transactions.run((objects, events) -> {
            ImportedEvents imported = new ImportedEvents(
                    () -> lines.next(fields -> identified(type, fields)),
                    object -> caller.sign(store(objects, object)));
            try {
                events.onObjectEvents(() -> imported);
            } catch (ImportedEvents.StorageFailure e) {
                throw e.failure();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return imported.count();
        });
    }

    /** Reads one step of a backfill: some objects, locked until their events are in the queue. */
    void backfill(@Nullable String cursor, BackfillSource.Step step) throws SQLException, IOException {
        transactions.runJoined((objects, transaction) -> {
            List<ObjectKey> keys = objects.keysAfter(ObjectKey.parse(cursor), BACKFILL_STEP);
            List<ObjectEvent> events = new ArrayList<>();
            for (ObjectKey key : keys) {
                objects.findAndLock(key.type(), key.id())
                        .ifPresent(object -> events.add(ObjectEvent.created(object.snapshot())));
            }
            boolean last = keys.size() < BACKFILL_STEP;
            step.take(
                    transaction,
                    new Page<>(events, last ? null : keys.get(keys.size() - 1).toString()));
            return events.size();
        });
    }

    CmdbObject find(String type, String id) throws SQLException, IOException {
        return transactions.run((objects, events) -> objects.find(type, id).orElseThrow(() -> unknown(type, id)));
    }

    List<CmdbObject> list(String type, String after, int limit) throws SQLException, IOException {
        return transactions.run((objects, events) -> objects.list(type, after, limit));
    }

    private static ObjectEvent store(ObjectDao objects, CmdbObject object) throws SQLException {
        Optional<CmdbObject> before = objects.findAndLock(object.type(), object.id());
        if (before.isEmpty()) {
            insert(objects, object, "it came into being during the import, so try again");
            return ObjectEvent.created(object.snapshot());
        }
        objects.update(object);
        return ObjectEvent.updated(before.get().snapshot(), object.snapshot());
    }

    private CmdbObject identified(String type, Map<String, @Nullable Object> fields) {
        String ownId = NameRules.idOf(fields);
        if (ownId != null) {
            return new CmdbObject(type, ownId, fields);
        }
        String id = newIds.get();
        return new CmdbObject(type, id, withId(id, fields));
    }

    /** Keeps the id as it was first written, so that an update without the field does not turn 42 into "42". */
    private static CmdbObject successor(CmdbObject before, Map<String, @Nullable Object> fields) {
        return new CmdbObject(before.type(), before.id(), withId(before.fields().get("id"), fields));
    }

    private static Map<String, @Nullable Object> withId(@Nullable Object id, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> identified = new LinkedHashMap<>();
        identified.put("id", id);
        identified.putAll(fields);
        identified.put("id", id);
        return identified;
    }

    private static void insert(ObjectDao objects, CmdbObject object, String remedy) throws SQLException {
        try {
            objects.insert(object);
        } catch (SQLException e) {
            // SQLSTATE class 23 is an integrity constraint; the table has only one.
            if (e.getSQLState() != null && e.getSQLState().startsWith("23")) {
                throw RefusedException.conflict(
                        "there is a " + object.type() + " '" + object.id() + "' already; " + remedy);
            }
            throw e;
        }
    }

    private static RefusedException unknown(String type, String id) {
        return RefusedException.notFound("there is no " + type + " '" + id + "'");
    }
}
