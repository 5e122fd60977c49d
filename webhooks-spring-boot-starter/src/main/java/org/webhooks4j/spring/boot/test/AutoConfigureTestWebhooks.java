package org.webhooks4j.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * Gives a {@code @SpringBootTest} the test kit's engine in place of the application's, set up by the same properties,
 * beans and customizers. Needs the dependency {@code webhooks-testkit}.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureTestWebhooks
 * class ServerServiceTest {
 *
 *     @Autowired ServerService servers;
 *     @Autowired ScriptedReceiver receiver;
 *     @Autowired TestEngine webhooks;
 *     @Autowired DrivenClock clock;
 *
 *     @Test
 *     void aNewServerIsSent() {
 *         Server server = servers.create("web-01");
 *         assertThat(receiver).received(1).last().hasObject(server);
 *     }
 * }
 * }</pre>
 *
 * <p>No request leaves the process: the receiver replaces the network. What is due is delivered before the call that
 * commits returns. An event that is raised outside of a transaction fails, unless
 * {@code webhooks.transaction=optional}. Before each test, the receiver forgets all requests and replies, and pending
 * deliveries are discarded.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@TestPropertySource(properties = "webhooks.test.enabled=true")
public @interface AutoConfigureTestWebhooks {}
