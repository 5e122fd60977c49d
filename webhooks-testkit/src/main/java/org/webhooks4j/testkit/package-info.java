/**
 * Test support for applications, receivers and stores. {@link org.webhooks4j.testkit.TestEngineBuilder} sets up an
 * engine on a clock that the test advances. {@link org.webhooks4j.testkit.ScriptedReceiver} receives what the engine
 * sends. {@link org.webhooks4j.testkit.ReceiverContract} is for authors of receivers; the other contracts are for
 * authors of stores.
 */
@NullMarked
package org.webhooks4j.testkit;

import org.jspecify.annotations.NullMarked;
