package org.webhooks4j.spi;

import org.webhooks4j.Event;
import org.webhooks4j.Webhook;

/**
 * How a request body looks. Must give the same bytes for the same input, so that a repeated request is the same
 * message. Called from the engine's threads.
 */
public interface PayloadFormat {

    /**
     * The name by which webhooks choose this format.
     *
     * @return the name, such as {@code standard}
     */
    String name();

    /**
     * What the header {@code Content-Type} says.
     *
     * @return a media type
     */
    String contentType();

    /**
     * Makes the body.
     *
     * @param message what to say
     * @return the bytes to send
     * @throws RuntimeException if it cannot be made; the delivery is then dead with that reason
     */
    byte[] render(Message message);

    /** What a body is made of. */
    interface Message {

        /**
         * The delivery's id, which is also the message's.
         *
         * @return the value of the header {@code webhook-id}
         */
        String id();

        /**
         * The event, without the fields that the webhook excludes. It is decoded when it is asked for.
         *
         * @return the event
         */
        Event event();

        /**
         * The event as it is stored, without the fields that the webhook excludes: its payload is a finished JSON
         * object with the object's states and changes, which a format can put into its body as it stands. Nothing is
         * decoded for it unless the webhook excludes fields.
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
         * Where it goes.
         *
         * @return the webhook
         */
        Webhook webhook();
    }
}
