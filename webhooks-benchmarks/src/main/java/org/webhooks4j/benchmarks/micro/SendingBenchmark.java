package org.webhooks4j.benchmarks.micro;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.webhooks4j.EventType;
import org.webhooks4j.SigningKey;
import org.webhooks4j.Webhook;
import org.webhooks4j.core.internal.json.EventPayload;
import org.webhooks4j.core.internal.json.Exclusion;
import org.webhooks4j.core.internal.payload.DeliveryMessage;
import org.webhooks4j.core.internal.payload.StandardFormat;
import org.webhooks4j.core.internal.signing.StandardSigner;
import org.webhooks4j.spi.StoredEvent;

/** Renders a body of about 1 KiB and signs it with HMAC-SHA256. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SendingBenchmark {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_450_267);
    private static final String EVENT = "01KAR1Z0XQ6M8F4R5Y0N2H7C3D";

    private final StandardFormat format = new StandardFormat();
    private final StandardSigner signer = new StandardSigner();
    private final Webhook webhook = Webhook.to("https://example.com/")
            .on(EventType.CREATE)
            .signedWith(SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
            .build();
    private final Exclusion nothing = Exclusion.of(webhook.excludedFields());
    private final StoredEvent event = new StoredEvent(
            "evt_" + EVENT,
            EventType.CREATE,
            "item",
            "srv-1",
            null,
            null,
            NOW,
            EventPayload.write(
                    SampleParts.CODEC, null, SampleParts.CODEC.toTree(SampleParts.AFTER), List.of(), 1 << 20));

    /** Renders and signs one request. */
    @Benchmark
    public Map<String, String> renderAndSign() {
        return signer.sign(webhook, "msg_" + EVENT + "_1", NOW, format.render(message()));
    }

    private DeliveryMessage message() {
        return new DeliveryMessage("msg_" + EVENT + "_1", event, 7, webhook, nothing, SampleParts.CODEC);
    }
}
