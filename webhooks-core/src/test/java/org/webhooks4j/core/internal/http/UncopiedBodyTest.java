package org.webhooks4j.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncopiedBodyTest {

    private static final int PART = 16 * 1024;

    /** Requests a number of parts at first, and another number with each part that arrives. */
    private static final class Reader implements Flow.Subscriber<ByteBuffer> {

        private final List<ByteBuffer> parts = new ArrayList<>();
        private final long atFirst;
        private final long withEach;
        private Flow.@Nullable Subscription subscription;
        private int completions;

        Reader(long atFirst, long withEach) {
            this.atFirst = atFirst;
            this.withEach = withEach;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(atFirst);
        }

        @Override
        public void onNext(ByteBuffer part) {
            parts.add(part);
            if (withEach > 0 && subscription != null) {
                subscription.request(withEach);
            }
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completions++;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "9223372036854775807, 0", "9223372036854775807, 9223372036854775807"})
    void theBytesAreSentInSmallPartsOfTheSameArray(long atFirst, long withEach) {
        byte[] body = new byte[2 * PART + 10];
        Reader reader = new Reader(atFirst, withEach);

        new UncopiedBody(body).subscribe(reader);

        assertThat(reader.parts).allSatisfy(part -> {
            assertThat(part.arrayOffset()).isZero();
            assertThat(part.array()).isSameAs(body);
        });
        assertThat(reader.parts).extracting(ByteBuffer::position).containsExactly(0, PART, 2 * PART);
        assertThat(reader.parts).extracting(ByteBuffer::remaining).containsExactly(PART, PART, 10);
        assertThat(reader.completions).isEqualTo(1);
    }

    @Test
    void noMoreIsSentThanIsAskedFor() {
        Reader reader = new Reader(1, 0);

        new UncopiedBody(new byte[3 * PART]).subscribe(reader);

        assertThat(reader.parts).hasSize(1);
        assertThat(reader.completions).isZero();
    }

    @Test
    void nothingIsSentAfterTheSubscriberHasCancelled() {
        Reader reader = new Reader(1, 0);

        new UncopiedBody(new byte[3 * PART]).subscribe(reader);
        Flow.Subscription subscription = reader.subscription;
        assertThat(subscription).isNotNull();
        subscription.cancel();
        subscription.request(5);

        assertThat(reader.parts).hasSize(1);
        assertThat(reader.completions).isZero();
    }

    @Test
    void anEmptyBodyIsCompleteAtOnce() {
        Reader reader = new Reader(1, 0);

        new UncopiedBody(new byte[0]).subscribe(reader);

        assertThat(reader.parts).isEmpty();
        assertThat(reader.completions).isEqualTo(1);
    }
}
