package org.webhooks4j.examples.cmdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.webhooks4j.spi.JsonCodec;

/** The table {@code cmdb_object} within one transaction. */
final class ObjectDao {

    private final Connection connection;
    private final JsonCodec codec;

    ObjectDao(Connection connection, JsonCodec codec) {
        this.connection = connection;
        this.codec = codec;
    }

    void insert(CmdbObject object) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO cmdb_object (object_type, object_id, body) VALUES (?, ?, ?)")) {
            statement.setString(1, object.type());
            statement.setString(2, object.id());
            statement.setString(3, codec.write(object.fields()));
            statement.executeUpdate();
        }
    }

    void update(CmdbObject object) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE cmdb_object SET body = ? WHERE object_type = ? AND object_id = ?")) {
            statement.setString(1, codec.write(object.fields()));
            statement.setString(2, object.type());
            statement.setString(3, object.id());
            statement.executeUpdate();
        }
    }

    void delete(CmdbObject object) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM cmdb_object WHERE object_type = ? AND object_id = ?")) {
            statement.setString(1, object.type());
            statement.setString(2, object.id());
            statement.executeUpdate();
        }
    }

    Optional<CmdbObject> find(String type, String id) throws SQLException {
        return select(type, id, "");
    }

    /** Like {@link #find}, but locks the object until this transaction ends. */
    Optional<CmdbObject> findAndLock(String type, String id) throws SQLException {
        return select(type, id, " FOR UPDATE");
    }

    /** Returns the objects of a type in order of their ids, starting after {@code after}. */
    List<CmdbObject> list(String type, String after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT object_id, body FROM cmdb_object"
                + " WHERE object_type = ? AND object_id > ? ORDER BY object_id LIMIT ?")) {
            statement.setString(1, type);
            statement.setString(2, after);
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<CmdbObject> objects = new ArrayList<>();
                while (rows.next()) {
                    objects.add(object(type, rows));
                }
                return objects;
            }
        }
    }

    /** Returns the keys of objects of all types, in order, starting after {@code after}. */
    List<ObjectKey> keysAfter(ObjectKey after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT object_type, object_id FROM cmdb_object"
                + " WHERE object_type > ? OR (object_type = ? AND object_id > ?)"
                + " ORDER BY object_type, object_id LIMIT ?")) {
            statement.setString(1, after.type());
            statement.setString(2, after.type());
            statement.setString(3, after.id());
            statement.setInt(4, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<ObjectKey> keys = new ArrayList<>();
                while (rows.next()) {
                    keys.add(new ObjectKey(rows.getString(1), rows.getString(2)));
                }
                return keys;
            }
        }
    }

    private Optional<CmdbObject> select(String type, String id, String lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT object_id, body FROM cmdb_object WHERE object_type = ? AND object_id = ?" + lock)) {
            statement.setString(1, type);
            statement.setString(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(object(type, rows)) : Optional.empty();
            }
        }
    }

    private CmdbObject object(String type, ResultSet row) throws SQLException {
        return new CmdbObject(type, row.getString(1), codec.parse(row.getString(2)));
    }
}
