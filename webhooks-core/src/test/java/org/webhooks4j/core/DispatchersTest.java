package org.webhooks4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhooks4j.spi.Dispatcher;

class DispatchersTest {

    /** Counts the calls; subclasses do the work. */
    private static class CountedWork implements Dispatcher.Work {
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public int deliverDue() {
            return calls.incrementAndGet();
        }

        @Override
        public void deliverUntilEnd() {}

        @Override
        public @Nullable Instant nextPauseEnd() {
            return null;
        }

        @Override
        public void wakeUp() {}

        @Override
        public void end() {}
    }

    @Test
    void directWorksInTheThreadThatWakesIt() {
        Thread[] worker = new Thread[1];
        Dispatcher dispatcher = Dispatchers.direct();
        dispatcher.start(new CountedWork() {
            @Override
            public int deliverDue() {
                worker[0] = Thread.currentThread();
                return super.deliverDue();
            }
        });
        dispatcher.wakeUp();
        assertThat(worker[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void aReceiverThatRaisesAnEventOfItsOwnIsServedAfterwardsAndNotWaitedFor() {
        Dispatcher dispatcher = Dispatchers.direct();
        CountedWork work = new CountedWork() {
            @Override
            public int deliverDue() {
                int call = super.deliverDue();
                if (call == 1) {
                    dispatcher.wakeUp();
                }
                return call;
            }
        };
        dispatcher.start(work);
        dispatcher.wakeUp();
        assertThat(work.calls).hasValue(2);
    }

    @Test
    void directDoesNothingBeforeStartAndAfterStop() {
        Dispatcher dispatcher = Dispatchers.direct();
        CountedWork work = new CountedWork();
        dispatcher.wakeUp();
        dispatcher.start(work);
        dispatcher.stop(Duration.ZERO);
        dispatcher.wakeUp();
        assertThat(work.calls).hasValue(0);
    }

    @Test
    void manualNeverWorksByItself() {
        Dispatcher dispatcher = Dispatchers.manual();
        CountedWork work = new CountedWork();
        dispatcher.start(work);
        dispatcher.wakeUp();
        assertThat(dispatcher.stop(Duration.ZERO)).isTrue();
        assertThat(work.calls).hasValue(0);
    }

    @Test
    void backgroundWorksInTwoThreadsAtATime() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch met = new CountDownLatch(2);
        Dispatcher dispatcher = Dispatchers.background();
        dispatcher.start(new CountedWork() {
            @Override
            public void deliverUntilEnd() {
                both.countDown();
                try {
                    if (both.await(30, TimeUnit.SECONDS)) {
                        met.countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(met.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(dispatcher.stop(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void backgroundSaysWhenItsWorkDoesNotFinishInTime() {
        CountDownLatch release = new CountDownLatch(1);
        Dispatcher dispatcher = Dispatchers.background();
        dispatcher.start(new CountedWork() {
            @Override
            public void deliverUntilEnd() {
                try {
                    release.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThat(dispatcher.stop(Duration.ofMillis(1))).isFalse();
        release.countDown();
        assertThat(dispatcher.stop(Duration.ofSeconds(30))).isTrue();
    }
}
