package org.webhooks4j.httpclient5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.admin.Outcome;
import org.webhooks4j.core.internal.net.ReceivedBody;
import org.webhooks4j.core.internal.net.ResponseRules;
import org.webhooks4j.spi.TransportException;

/** Reads a response up to the limits. */
final class ResponseConsumer implements AsyncResponseConsumer<Void> {

    private final ClientCall call;
    private final ReceivedBody body = new ReceivedBody();
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int statusCode;
    private long length = ResponseLength.UNKNOWN;
    private boolean complete;
    private @Nullable FutureCallback<Void> ended;

    ResponseConsumer(ClientCall call) {
        this.call = call;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        call.interimAnswerCame();
    }

    @Override
    public void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        ended = callback;
        statusCode = response.getCode();
        if (call.isAskingForTunnel()) {
            call.fail(Outcome.CONNECT_FAILURE, "the proxy made no tunnel: it answered " + statusCode, null);
            return;
        }
        call.answerCame();
        length = ResponseLength.of(response, entity);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        String flaw = ResponseRules.flawOf(statusCode, headers);
        if (flaw != null) {
            call.fail(Outcome.PROTOCOL_ERROR, "what came back is not HTTP: " + flaw, null);
            return;
        }
        if (entity == null) {
            complete();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer part) {
        if (call.isOver()) {
            return;
        }
        try {
            body.add(part);
        } catch (TransportException e) {
            call.fail(e);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        complete();
    }

    private void complete() {
        complete = true;
        if (ended != null) {
            ended.completed(null);
        }
    }

    @Override
    public void failed(Exception cause) {
        // The call is notified too.
    }

    /** Completes the call now that the connection is free again, so that the next request can reuse it. */
    @Override
    public void releaseResources() {
        if (complete) {
            call.ends(length);
            call.end(statusCode, headers, body.text(headers));
        }
    }
}
