package org.webhooks4j.examples.loaders;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An application with all its libraries in a class loader of its own. The server keeps no other reference to it. */
final class Deployment {

    /** One class of each library that an application contains. */
    private static final List<String> LIBRARIES = List.of(
            "org.webhooks4j.examples.loaders.DeployedApplication",
            "org.webhooks4j.Webhooks",
            "org.webhooks4j.core.WebhookEngine",
            "org.webhooks4j.jdbc.JdbcStore",
            "org.webhooks4j.httpclient5.HttpClient5Transport",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "com.fasterxml.jackson.core.JsonGenerator",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "org.slf4j.Logger",
            "org.slf4j.simple.SimpleLogger",
            "org.jspecify.annotations.Nullable",
            "org.apache.hc.client5.http.async.HttpAsyncClient",
            "org.apache.hc.core5.http.HttpRequest",
            "org.apache.hc.core5.http2.HttpVersionPolicy",
            "org.h2.Driver",
            "org.postgresql.Driver");

    private @Nullable URLClassLoader loader;
    private @Nullable AutoCloseable application;

    private Deployment(URLClassLoader loader, AutoCloseable application) {
        this.loader = loader;
        this.application = application;
    }

    static Deployment of(Map<String, String> settings) throws Exception {
        return of(settings, libraries());
    }

    static Deployment of(Map<String, String> settings, URL[] libraries) throws Exception {
        // Only the application's own libraries: it does not see those of the server.
        URLClassLoader loader = new URLClassLoader("application", libraries, ClassLoader.getPlatformClassLoader());
        return within(loader, () -> {
            Class.forName(settings.get(DeployedApplication.DRIVER), true, loader);
            Object application = loader.loadClass(DeployedApplication.class.getName())
                    .getConstructor(Map.class)
                    .newInstance(settings);
            return new Deployment(loader, (AutoCloseable) application);
        });
    }

    /** Returns the class path of an application. */
    static URL[] libraries() {
        return LIBRARIES.stream()
                .flatMap(name -> {
                    try {
                        return Stream.of(Class.forName(name)
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation());
                    } catch (ClassNotFoundException e) {
                        throw new AssertionError(e);
                    }
                })
                .distinct()
                .toArray(URL[]::new);
    }

    /** Runs a call with the application's loader as the thread's context class loader, as servers do. */
    private static <T> T within(ClassLoader loader, Callable<T> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Lets the application raise events. */
    void raise() throws Exception {
        Runnable running = (Runnable) Objects.requireNonNull(application, "it was undeployed");
        within(Objects.requireNonNull(loader), () -> {
            running.run();
            return null;
        });
    }

    /** Returns a reference that shows whether the application is collected after it was closed and dropped. */
    WeakReference<ClassLoader> reference() {
        return new WeakReference<>(loader);
    }

    /** Closes and drops the application. */
    void undeploy() throws Exception {
        URLClassLoader closing = loader;
        AutoCloseable stopping = application;
        if (closing == null || stopping == null) {
            return;
        }
        loader = null;
        application = null;
        try {
            within(closing, () -> {
                stopping.close();
                return null;
            });
        } finally {
            closing.close();
        }
    }
}
