package smoke;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.webhooks4j.EventType;
import org.webhooks4j.ObjectEvent;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.WebhookConsole;
import org.webhooks4j.core.AddressRules;
import org.webhooks4j.core.WebhookEngine;
import org.webhooks4j.hibernate.HibernateWebhooks;
import org.webhooks4j.httpclient5.HttpClient5Transport;
import org.webhooks4j.jackson3.Jackson3Codec;
import org.webhooks4j.jdbc.JdbcStore;
import org.webhooks4j.micrometer.ObservedTransport;
import org.webhooks4j.micrometer.WebhookMetrics;
import org.webhooks4j.spi.SecretCipher;
import org.webhooks4j.spring.SpringTransactions;
import org.webhooks4j.testkit.ScriptedReceiver;
import tools.jackson.databind.json.JsonMapper;

/** Delivers one event with a part of every module. */
public final class Smoke {

    /** A host's object. */
    public record Server(String id, String name) {}

    private Smoke() {}

    /**
     * Fails unless the event arrives.
     *
     * @param arguments what to call this way of running
     */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            arrived.countDown();
        });
        receiver.start();
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:smoke;DB_CLOSE_DELAY=-1");
        JdbcStore store = JdbcStore.on(dataSource).cipher(SecretCipher.none()).build();
        store.migrate();
        try (WebhookEngine engine = WebhookEngine.builder()
                .store(store)
                .codec(Jackson3Codec.of(JsonMapper.builder().build()))
                .transactions(SpringTransactions.of(dataSource))
                .transport(ObservedTransport.of(
                        HttpClient5Transport.builder()
                                .addressPolicy(AddressRules.standard().allow("127.0.0.1"))
                                .build(),
                        ObservationRegistry.create()))
                .webhook(Webhook.to("http://127.0.0.1:" + receiver.getAddress().getPort() + "/")
                        .id("smoke")
                        .on(EventType.CREATE)
                        .signedWith(SigningKey.generate())
                        .build())
                .start()) {
            WebhookMetrics.builder(new SimpleMeterRegistry());
            HibernateWebhooks.of(engine);
            new ScriptedReceiver().replying(200);
            WebhookConsole.builder(engine.admin())
                    .authorize(request -> Access.NONE)
                    .build();
            engine.onObjectEvent(ObjectEvent.created(new Server("1", "web-01")));
            if (!arrived.await(60, TimeUnit.SECONDS) || !engine.drain(Duration.ofSeconds(60))) {
                throw new AssertionError("the event did not arrive");
            }
        } finally {
            receiver.stop(0);
        }
        boolean isModule = WebhookEngine.class.getModule().isNamed();
        if (isModule != arguments[0].contains("module")) {
            throw new AssertionError("webhooks4j is " + (isModule ? "a module" : "no module") + " on " + arguments[0]);
        }
        System.out.println("Delivered from " + arguments[0]);
    }
}
