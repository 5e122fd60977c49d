package org.webhooks4j.core.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

/** Messages with signatures that two other implementations in two other languages computed. */
public final class KnownAnswers {

    public static final String K1 = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String K2 = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    public static final String KA =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
    public static final String KA_PUBLIC = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

    /** The same message, signed with each key. */
    public static final Answer K1_ANSWER = testMessage(K1, K1, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    public static final Answer K2_ANSWER = testMessage(K2, K2, "v1,78nXHjpFP0tVJQW5D0SBwmVyyW87BV/rL6MgfM/Bw44=");
    public static final Answer KA_ANSWER = testMessage(
            KA,
            KA_PUBLIC,
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
    public static final Answer OTHER_MESSAGE = new Answer(
            K2,
            K2,
            "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
            1649367553,
            "{\"email\":\"test@example.com\",\"username\":\"test_user\"}",
            "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");

    private KnownAnswers() {}

    public static List<Answer> all() {
        return List.of(K1_ANSWER, K2_ANSWER, KA_ANSWER, OTHER_MESSAGE);
    }

    private static Answer testMessage(String signingKey, String verificationKey, String signature) {
        return new Answer(
                signingKey,
                verificationKey,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}",
                signature);
    }

    public record Answer(
            String signingKey,
            String verificationKey,
            String messageId,
            long epochSecond,
            String text,
            String signature) {

        public Instant timestamp() {
            return Instant.ofEpochSecond(epochSecond);
        }

        public byte[] body() {
            return text.getBytes(UTF_8);
        }
    }
}
