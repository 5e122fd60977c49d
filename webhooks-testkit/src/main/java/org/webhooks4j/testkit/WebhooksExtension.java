package org.webhooks4j.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects a {@link ScriptedReceiver} and a {@link TestEngineBuilder} into tests, their constructors and their
 * {@code @BeforeEach} methods. The receiver is in process, and the builder's engines send to it. Each test gets new
 * ones. After each test, the extension closes the engines that were started. A script that throws fails the test.
 *
 * <pre>{@code
 * void aNewServerIsSent(ScriptedReceiver receiver, TestEngineBuilder test) {
 *     TestEngine webhooks = test.webhook(Webhook.to(receiver.url()).on(CREATE).build()).start();
 *     new ServerDao(webhooks).insert(server);
 *     assertThat(receiver).received(1).last().hasObject(server);
 * }
 * }</pre>
 */
public final class WebhooksExtension implements ParameterResolver, AfterEachCallback {

    private final boolean strict;

    /** Creates the extension, for {@code @ExtendWith}. */
    public WebhooksExtension() {
        this(false);
    }

    private WebhooksExtension(boolean strict) {
        this.strict = strict;
    }

    /**
     * Creates a strict extension, for {@code @RegisterExtension}. It fails a test that leaves a dead delivery, a
     * webhook deactivated because of its receiver, or a request that should be signed and is not genuine.
     *
     * @return the extension
     */
    public static WebhooksExtension failingOnTrouble() {
        return new WebhooksExtension(true);
    }

    /** Scopes constructor parameters to one test, not to all tests of the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent()
                && (type == ScriptedReceiver.class || type == TestEngineBuilder.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestSession session = session(context);
        return parameter.getParameter().getType() == ScriptedReceiver.class
                ? session.receiver()
                : new TestEngineBuilder(session.receiver(), session::started);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestSession session = store(context).remove(TestSession.class, TestSession.class);
        if (session == null) {
            return;
        }
        session.close();
        // A failed test already reports its own reason.
        if (context.getExecutionException().isEmpty()) {
            session.check(strict);
        }
    }

    /** Avoids computeIfAbsent, which differs between JUnit 5.12 and 6. */
    private static TestSession session(ExtensionContext context) {
        TestSession known = store(context).get(TestSession.class, TestSession.class);
        if (known != null) {
            return known;
        }
        TestSession session = new TestSession();
        store(context).put(TestSession.class, session);
        return session;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(WebhooksExtension.class));
    }
}
