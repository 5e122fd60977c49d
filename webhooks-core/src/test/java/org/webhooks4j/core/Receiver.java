package org.webhooks4j.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A real HTTP server that answers as the test sets it, by default with 204, and records the requests. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private final Queue<MockResponse> answers = new ArrayDeque<>();
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

    Receiver() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                synchronized (answers) {
                    MockResponse answer = answers.poll();
                    return answer == null ? new MockResponse.Builder().code(204).build() : answer;
                }
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Receiver answering(int... statusCodes) {
        for (int statusCode : statusCodes) {
            answering(new MockResponse.Builder().code(statusCode).build());
        }
        return this;
    }

    Receiver answering(MockResponse answer) {
        synchronized (answers) {
            answers.add(answer);
        }
        return this;
    }

    /** Answers every request with 204 again. */
    void forgetAnswers() {
        synchronized (answers) {
            answers.clear();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort() + "/hook";
    }

    List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Waits for a request that no earlier call has returned. */
    void awaitRequest() {
        try {
            if (server.takeRequest(30, TimeUnit.SECONDS) == null) {
                throw new AssertionError("no request came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the bodies in the order of arrival. */
    List<JsonNode> bodies() {
        return requests().stream().map(Receiver::body).toList();
    }

    /** Returns the body of the only request. */
    JsonNode body() {
        List<JsonNode> bodies = bodies();
        if (bodies.size() != 1) {
            throw new AssertionError("expected one request, there were " + bodies.size());
        }
        return bodies.get(0);
    }

    static JsonNode body(RecordedRequest request) {
        try {
            return JSON.readTree(request.getBody().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
