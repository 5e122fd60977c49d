package org.webhooks4j.core.internal.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * Publishes a request body part by part without copying it, unlike the platform's publisher of byte arrays. Parts are
 * small, because the platform copies a whole part each time the socket takes some of it.
 */
final class UncopiedBody implements HttpRequest.BodyPublisher {

    private static final int PART_BYTES = 16 * 1024;

    private final byte[] body;

    /** Creates a publisher of bytes that are never modified again. */
    UncopiedBody(byte[] body) {
        this.body = body;
    }

    @Override
    public long contentLength() {
        return body.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Parts(subscriber));
    }

    /** Sends as many parts as the subscriber asks for, in the thread that asks. */
    private final class Parts implements Flow.Subscription {

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private long demand;
        private boolean sending;
        private boolean ended;
        private int sent;

        Parts(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long parts) {
            synchronized (this) {
                demand = demand + parts < 0 ? Long.MAX_VALUE : demand + parts;
                if (sending) {
                    return; // The thread that sends, perhaps this one, sees the demand.
                }
            }
            while (isWanted()) {
                send();
            }
        }

        private synchronized boolean isWanted() {
            sending = !ended && demand > 0;
            if (sending) {
                demand--;
            }
            return sending;
        }

        private void send() {
            int from = sent;
            int length = Math.min(PART_BYTES, body.length - from);
            sent += length;
            if (length > 0) {
                subscriber.onNext(ByteBuffer.wrap(body, from, length));
            }
            if (sent == body.length) {
                cancel();
                subscriber.onComplete();
            }
        }

        @Override
        public synchronized void cancel() {
            ended = true;
        }
    }
}
