package org.webhooks4j.hosts;

import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The table as jOOQ generates it, in short. */
public final class ServerTable extends TableImpl<ServerRecord> {

    public static final ServerTable SERVER = new ServerTable();

    public final TableField<ServerRecord, String> ID = createField(DSL.unquotedName("id"), SQLDataType.VARCHAR);
    public final TableField<ServerRecord, String> NAME = createField(DSL.unquotedName("name"), SQLDataType.VARCHAR);
    public final TableField<ServerRecord, String> STATUS = createField(DSL.unquotedName("status"), SQLDataType.VARCHAR);

    private ServerTable() {
        super(DSL.unquotedName("server"));
    }

    @Override
    public Class<ServerRecord> getRecordType() {
        return ServerRecord.class;
    }

    @Override
    public UniqueKey<ServerRecord> getPrimaryKey() {
        return Internal.createUniqueKey(this, DSL.unquotedName("server_pkey"), ID);
    }
}
