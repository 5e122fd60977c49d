package org.webhooks4j.testkit;

import org.junit.jupiter.api.Nested;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.receiver.InvalidSignatureException;
import org.webhooks4j.receiver.SignatureVerifier;

/** Receivers that verify signatures correctly fulfil the contract. */
class ReceiverContractTest {

    private static int answer(SignatureVerifier verifier, WebhookRequest request) {
        try {
            verifier.verify(request::header, request.body());
            return 204;
        } catch (InvalidSignatureException e) {
            return 401;
        }
    }

    @Nested
    class WithASharedSecret extends ReceiverContract {

        private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        @Override
        protected Webhook webhook() {
            return Webhook.to("https://me.example/hook")
                    .on(EventType.CREATE)
                    .signedWith(SigningKey.of(SECRET))
                    .build();
        }

        @Override
        protected int post(WebhookRequest request) {
            return answer(SignatureVerifier.of(SECRET), request);
        }
    }

    @Nested
    class WithAPublicKey extends ReceiverContract {

        @Override
        protected Webhook webhook() {
            return Webhook.to("https://me.example/hook")
                    .on(EventType.CREATE)
                    .format("cloudevents")
                    .signedWith(
                            SigningKey.of(
                                    "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="))
                    .build();
        }

        @Override
        protected int post(WebhookRequest request) {
            return answer(SignatureVerifier.of("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="), request);
        }
    }
}
