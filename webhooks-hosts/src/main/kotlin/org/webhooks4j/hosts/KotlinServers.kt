package org.webhooks4j.hosts

import org.webhooks4j.EventSink
import org.webhooks4j.EventType
import org.webhooks4j.ObjectEvent
import org.webhooks4j.Webhooks
import org.webhooks4j.jdbc.JdbcTransaction
import java.sql.Connection
import javax.sql.DataSource

@JvmInline
value class SerialNumber(val text: String)

data class KotlinServer(
    val id: String,
    val name: String,
    val serialNumber: SerialNumber,
    val rack: String? = null,
    val tags: Set<String> = emptySet(),
)

class KotlinServers(private val dataSource: DataSource, private val webhooks: Webhooks) {

    fun <T> inTransaction(work: (Connection, EventSink) -> T): T = dataSource.connection.use { connection ->
        connection.autoCommit = false
        val transaction = JdbcTransaction.of(connection)
        val result = runCatching { work(connection, webhooks.`in`(transaction)) }
            .onFailure { connection.rollback() }
            .getOrThrow()
        connection.commit()
        transaction.committed()
        result
    }

    fun insert(connection: Connection, events: EventSink, server: KotlinServer) {
        connection.update("INSERT INTO server (id, name, status) VALUES (?, ?, ?)", server.id, server.name, "active")
        events.onObjectEvent(EventType.CREATE, server)
    }

    fun rename(connection: Connection, events: EventSink, before: KotlinServer, name: String) {
        connection.update("UPDATE server SET name = ? WHERE id = ?", name, before.id)
        events.onObjectEvent(ObjectEvent.updated(before, before.copy(name = name)).by("alice"))
    }

    private fun Connection.update(sql: String, vararg values: String) = prepareStatement(sql).use { statement ->
        values.forEachIndexed { index, value -> statement.setString(index + 1, value) }
        statement.executeUpdate()
    }
}
