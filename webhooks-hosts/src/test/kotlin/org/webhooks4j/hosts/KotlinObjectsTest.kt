package org.webhooks4j.hosts

import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.webhooks4j.EventType
import org.webhooks4j.ObjectEvent
import org.webhooks4j.UnreadableObjectException
import org.webhooks4j.Webhook
import org.webhooks4j.admin.Attempt
import org.webhooks4j.admin.Delivery
import org.webhooks4j.core.WebhookEngineBuilder
import org.webhooks4j.spi.WebhookListener
import org.webhooks4j.testkit.ScriptedReceiver
import org.webhooks4j.testkit.TestEngine
import java.io.IOException

/** What the engine reads from Kotlin's classes without Kotlin's reflection or a module for Jackson, and what code in Kotlin may throw. */
class KotlinObjectsTest {

    private val receiver = ScriptedReceiver()

    private fun start(configure: WebhookEngineBuilder.() -> Unit = {}) = TestEngine.sendingTo(receiver)
        .with { it.configure() }
        .webhook(Webhook.to(receiver.url()).on(EventType.CREATE, EventType.UPDATE).build())
        .start()

    @Test
    fun `a data class is read with its nullable properties, defaults and value classes`() = start().use { webhooks ->
        val server = KotlinServer("srv-1", "web-01", SerialNumber("SN-4711"))
        webhooks.onObjectEvent(EventType.CREATE, server)

        assertThat(receiver).received(1).last()
            .hasField("data.objectType", "kotlinServer")
            .hasField("data.objectId", "srv-1")
            .hasField("data.object.serialNumber", "SN-4711")
            .hasField("data.object.rack", null)
            .bodyContains("\"tags\":[]")

        webhooks.onObjectEvent(ObjectEvent.updated(server, server.copy(serialNumber = SerialNumber("SN-4712"), rack = "R1")))

        assertThat(receiver).received(2).last()
            .hasChangedOnly("serialNumber", "rack")
            .hasChange("serialNumber", "SN-4711", "SN-4712")
            .hasChange("rack", null, "R1")
        Unit
    }

    @JvmInline
    value class ServerId(val text: String)

    data class Identified(val id: ServerId, val name: String)

    @Test
    fun `a value class may be the id`() = start().use { webhooks ->
        webhooks.onObjectEvent(EventType.CREATE, Identified(ServerId("srv-1"), "web-01"))

        assertThat(receiver).received(1).last().hasField("data.objectId", "srv-1").hasField("data.object.id", "srv-1")
        Unit
    }

    data class Cluster(val id: String, val isActive: Boolean, val members: List<ServerId>)

    @Test
    fun `a value class in a collection is an object, and a name with is loses that`() = start().use { webhooks ->
        webhooks.onObjectEvent(EventType.CREATE, Cluster("c-1", true, listOf(ServerId("srv-1"))))

        assertThat(receiver).received(1).last()
            .hasField("data.object.active", true)
            .hasField("data.object.members[0].text", "srv-1")
        Unit
    }

    @Test
    fun `a listener that throws a checked exception delays nothing`() = start {
        listener(object : WebhookListener {
            override fun onAttempt(delivery: Delivery, attempt: Attempt) = throw IOException("full")
        })
    }.use { webhooks ->
        webhooks.onObjectEvent(EventType.CREATE, Server("srv-1", "web-01", "active"))

        assertThat(receiver).received(1)
        assertThat(webhooks).onlyDelivery().isDelivered()
        Unit
    }

    @Test
    fun `a description that throws a checked exception says which class cannot be read`() = start {
        describe(Server::class.java, "server", Server::id) { throw IOException("full") }
    }.use { webhooks ->
        assertThatThrownBy { webhooks.onObjectEvent(EventType.CREATE, Server("srv-1", "web-01", "active")) }
            .isInstanceOf(UnreadableObjectException::class.java)
            .hasMessageContaining("the view function of its description failed (java.io.IOException)")
        Unit
    }
}
