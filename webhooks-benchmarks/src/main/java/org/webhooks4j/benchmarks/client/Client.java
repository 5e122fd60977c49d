package org.webhooks4j.benchmarks.client;

import java.util.Map;

/** Sends requests to one URL. */
interface Client extends AutoCloseable {

    /** The names of clients in reports. */
    String OUR_JDK = "webhooks4j, java.net.http";

    String OUR_HTTP_CLIENT_5 = "webhooks4j, HttpClient 5";
    String BARE_ASYNC = "bare java.net.http, sendAsync";
    String BARE_ASYNC_WIDE_POOL = "bare java.net.http, sendAsync, common pool of 2";
    String BARE_THREADS = "bare java.net.http, send in a thread each";
    String BARE_HTTP_CLIENT_5 = "bare HttpClient 5, asynchronous";

    /** Starts a request, and reports once whether the receiver accepted it. */
    void send(Map<String, String> headers, byte[] body, Ended ended);

    @Override
    void close();

    /** Called when a request has ended. */
    @FunctionalInterface
    interface Ended {

        /** Receives the status, or -1 if there was no response. */
        void with(int status);
    }
}
