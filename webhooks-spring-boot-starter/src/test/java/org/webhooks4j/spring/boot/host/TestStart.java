package org.webhooks4j.spring.boot.host;

import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestExecutionListener;

/** What Spring's test framework does before a test, as far as the starter takes part in it. */
final class TestStart {

    private TestStart() {}

    static void of(Class<?> test) throws Exception {
        TestContextManager manager = new TestContextManager(test);
        manager.getTestContext().getApplicationContext();
        for (TestExecutionListener listener : manager.getTestExecutionListeners()) {
            if (listener.getClass().getName().startsWith("org.webhooks4j.")) {
                listener.beforeTestMethod(manager.getTestContext());
            }
        }
    }
}
