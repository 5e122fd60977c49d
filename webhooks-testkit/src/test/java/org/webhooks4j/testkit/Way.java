package org.webhooks4j.testkit;

/** The ways in which a scenario runs, with the same assertions: which thread delivers, over which wire. */
enum Way {
    IN_PROCESS(false, false),
    IN_PROCESS_IN_BACKGROUND(false, true),
    ON_LOOPBACK(true, false),
    ON_LOOPBACK_IN_BACKGROUND(true, true);

    private final boolean loopback;
    private final boolean background;

    Way(boolean loopback, boolean background) {
        this.loopback = loopback;
        this.background = background;
    }

    ScriptedReceiver receiver() {
        return loopback ? ScriptedReceiver.onLoopback() : new ScriptedReceiver();
    }

    WebhooksTest engine(ScriptedReceiver receiver) {
        WebhooksTest test = WebhooksTest.engine(receiver);
        return background ? test.inBackground() : test;
    }
}
