package org.webhooks4j.spi;

import org.webhooks4j.Event;
import org.webhooks4j.Webhook;

/**
 * Renders request bodies. The same input must give the same bytes, so that a repeated request is the same message.
 * Called on the engine's threads.
 */
public interface PayloadFormat {

    /**
     * The name that webhooks select this format by.
     *
     * @return the name, such as {@code standard}
     */
    String name();

    /**
     * The value of the {@code Content-Type} header.
     *
     * @return a media type
     */
    String contentType();

    /**
     * Renders the body.
     *
     * @param message the content
     * @return the bytes to send
     * @throws RuntimeException if the body cannot be rendered; the delivery is then dead with that reason
     */
    byte[] render(Message message);

    /** The content of a body. */
    interface Message {

        /**
         * The delivery's id, which is also the message id.
         *
         * @return the value of the {@code webhook-id} header
         */
        String id();

        /**
         * Returns the event, without the fields that the webhook excludes. It is decoded on demand.
         *
         * @return the event
         */
        Event event();

        /**
         * Returns the stored event, without the fields that the webhook excludes. Its payload is a complete JSON object
         * with the object's states and changes, which a format can embed verbatim. Nothing is decoded unless the
         * webhook excludes fields.
         *
         * @return the event with its payload
         */
        StoredEvent stored();

        /**
         * The delivery's number among all deliveries of its ordering key.
         *
         * @return the number, from 1
         */
        long sequence();

        /**
         * The webhook that the message is sent to.
         *
         * @return the webhook
         */
        Webhook webhook();
    }
}
