package org.webhooks4j.core.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.spi.TransportException;

/** Tests names that hang in the resolver, as in the platform's: no interrupt ends such a look-up. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NameLookupsTest {

    private static final int PLACES = 64;
    private static final int PLACES_IN_TROUBLE = 8;

    private final CountDownLatch released = new CountDownLatch(1);
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Semaphore hanging = new Semaphore(0);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final NameLookups lookups = new NameLookups(this::resolve, timer);

    @AfterEach
    void close() {
        released.countDown();
        lookups.close();
        lookups.awaitEnd(Deadline.after(Duration.ofMinutes(1)));
        timer.shutdownNow();
    }

    private List<InetAddress> resolve(String name) throws UnknownHostException {
        if (name.startsWith("troubled") && known.add(name)) {
            throw new UnknownHostException(name);
        }
        if (name.startsWith("hanging") || name.startsWith("troubled")) {
            hanging.release();
            awaitUninterruptibly(released);
        }
        return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<CompletableFuture<List<InetAddress>>> hang(int names) {
        List<CompletableFuture<List<InetAddress>>> results = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            results.add(lookups.addresses("hanging" + i + ".example"));
        }
        return results;
    }

    private CompletableFuture<List<InetAddress>> troubled(int number) {
        return lookups.addresses("troubled" + number + ".example");
    }

    private void awaitHanging(int names) throws InterruptedException {
        assertThat(hanging.tryAcquire(names, 60, TimeUnit.SECONDS))
                .as(names + " look-ups that hang")
                .isTrue();
    }

    private static void assertFound(CompletableFuture<List<InetAddress>> lookup) throws Exception {
        assertThat(lookup.get(60, TimeUnit.SECONDS)).hasSize(1);
    }

    private static void assertFailed(CompletableFuture<List<InetAddress>> lookup, Outcome outcome, String message) {
        assertThatThrownBy(() -> lookup.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TransportException.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(outcome))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60})
    void namesThatAreSeenFirstAndHangHoldUpNoOther(int names) throws Exception {
        hang(names);
        awaitHanging(names);

        assertFound(lookups.addresses("new.example"));
    }

    @Test
    void whenTooManyHangANewNameIsToldToComeBackAndAKnownOneIsFound() throws Exception {
        assertFound(lookups.addresses("known.example"));
        List<CompletableFuture<List<InetAddress>>> hung = hang(PLACES);
        awaitHanging(PLACES);

        assertFailed(
                lookups.addresses("new.example"),
                Outcome.SENDER_FAILURE,
                "'new.example' cannot be resolved now: 64 other names");
        assertFound(lookups.addresses("known.example"));
        released.countDown();
        for (CompletableFuture<List<InetAddress>> lookup : hung) {
            assertFound(lookup);
        }
        assertFound(lookups.addresses("new.example"));
    }

    @Test
    void aNameThatWasInTroubleAndFindsNoPlaceHasFailed() throws Exception {
        for (int i = 0; i <= PLACES_IN_TROUBLE; i++) {
            assertFailed(troubled(i), Outcome.DNS_FAILURE, "no address was found");
        }
        for (int i = 0; i < PLACES_IN_TROUBLE; i++) {
            assertThat(troubled(i)).isNotDone();
        }
        awaitHanging(PLACES_IN_TROUBLE);

        assertFailed(troubled(PLACES_IN_TROUBLE), Outcome.DNS_FAILURE, "cannot be resolved now");
        assertFound(lookups.addresses("new.example"));
    }

    @Test
    void closingEndsAllLookUpsAndWaitsForNoneThatHangs() throws Exception {
        List<CompletableFuture<List<InetAddress>>> results = hang(PLACES + 10);
        awaitHanging(PLACES);

        lookups.close();

        for (CompletableFuture<List<InetAddress>> result : results) {
            assertThat(result).isCompletedExceptionally();
        }
        lookups.awaitEnd(Deadline.after(Duration.ofHours(1)));
        assertThat(released.getCount()).as("the resolver still holds them").isOne();
        assertFailed(lookups.addresses("late.example"), Outcome.SENDER_FAILURE, "closed");
    }
}
