package org.webhooks4j.hosts

import org.webhooks4j.Webhooks
import javax.sql.DataSource

class KotlinServersTest : HostTest() {

    private lateinit var dataSource: DataSource
    private lateinit var servers: KotlinServers

    override fun connect(hostDataSource: DataSource) {
        dataSource = hostDataSource
    }

    override fun begin(engine: Webhooks) {
        servers = KotlinServers(dataSource, engine)
    }

    override fun create(server: Server) = servers.inTransaction { connection, events ->
        servers.insert(connection, events, server.inKotlin())
    }

    override fun rename(before: Server, name: String) = servers.inTransaction { connection, events ->
        servers.rename(connection, events, before.inKotlin(), name)
    }

    override fun createAndFail(server: Server) = servers.inTransaction { connection, events ->
        servers.insert(connection, events, server.inKotlin())
        throw Failure()
    }

    override fun createButUndoTheSecond(first: Server, second: Server) = servers.inTransaction { connection, events ->
        servers.insert(connection, events, first.inKotlin())
        val savepoint = connection.setSavepoint()
        servers.insert(connection, events, second.inKotlin())
        connection.rollback(savepoint)
    }

    private fun Server.inKotlin() = KotlinServer(id, name, SerialNumber("SN-$id"))
}
