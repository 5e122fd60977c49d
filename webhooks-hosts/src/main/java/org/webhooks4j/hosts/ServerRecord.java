package org.webhooks4j.hosts;

import org.jooq.impl.UpdatableRecordImpl;

/** A row of the table as jOOQ generates it, in short. */
public final class ServerRecord extends UpdatableRecordImpl<ServerRecord> {

    public ServerRecord() {
        super(ServerTable.SERVER);
    }

    public ServerRecord(String id, String name, String status) {
        this();
        set(ServerTable.SERVER.ID, id);
        setName(name);
        set(ServerTable.SERVER.STATUS, status);
    }

    public String getId() {
        return get(ServerTable.SERVER.ID);
    }

    public void setName(String name) {
        set(ServerTable.SERVER.NAME, name);
    }
}
