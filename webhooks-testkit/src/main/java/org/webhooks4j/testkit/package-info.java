/**
 * What applications, receivers and stores are tested with. {@link org.webhooks4j.testkit.TestEngineBuilder} sets up an
 * engine on a clock that the test moves, {@link org.webhooks4j.testkit.ScriptedReceiver} gets what it sends,
 * {@link org.webhooks4j.testkit.ReceiverContract} is for those who write receivers, and the other contracts for those
 * who write stores.
 */
@NullMarked
package org.webhooks4j.testkit;

import org.jspecify.annotations.NullMarked;
