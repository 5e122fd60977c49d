package org.webhooks4j.console.internal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.CrossSiteGuard;
import org.webhooks4j.console.internal.http.EntityTag;
import org.webhooks4j.console.internal.http.Problem;
import org.webhooks4j.console.internal.http.ProblemException;

/** Serves the files that make up the pages. Only those named here exist. */
public final class Pages {

    private static final String INDEX = "index.html";
    private static final List<String> FILES = List.of(
            INDEX,
            "console.css",
            "icon.svg",
            "app.js",
            "api.js",
            "answer.js",
            "json.js",
            "notices.js",
            "unsaved.js",
            "conflict.js",
            "dom.js",
            "format.js",
            "dialogs.js",
            "replay.js",
            "chart.js",
            "diff.js",
            "filter.js",
            "authentication.js",
            "options.js",
            "webhooks.js",
            "form.js",
            "logs.js",
            "delivery.js",
            "explain.js",
            "skipped.js",
            "changes.js",
            "transfer.js");

    private final CrossSiteGuard guard;
    private final Map<String, ConsoleResponse> files = new LinkedHashMap<>();

    public Pages(CrossSiteGuard guard) {
        this.guard = guard;
        for (String file : FILES) {
            files.put("/" + file, load(file));
        }
    }

    public ConsoleResponse answer(ConsoleRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw new ProblemException(
                    Problem.of(405, "pages can only be read; use GET, HEAD").withHeader("Allow", "GET, HEAD"));
        }
        if (request.path().isEmpty()) {
            return guard.issueToken(request, indexAboveItsFolder(request));
        }
        if (request.path().equals("/")) {
            return guard.issueToken(request, file(request, "/" + INDEX));
        }
        return file(request, request.path());
    }

    /**
     * The page names its files relative to itself; at a mount path that does not end in a slash, it stands above them.
     */
    private ConsoleResponse indexAboveItsFolder(ConsoleRequest request) {
        String mountPath = request.mountPath();
        String folder = mountPath.substring(mountPath.lastIndexOf('/') + 1) + "/";
        String page = new String(read(INDEX), StandardCharsets.UTF_8);
        for (String file : FILES) {
            page = page.replace("=\"" + file + "\"", "=\"" + folder + file + "\"");
        }
        return ConsoleResponse.of(200)
                .withHeader("Cache-Control", "no-cache")
                .withBody(contentType(INDEX), page.getBytes(StandardCharsets.UTF_8));
    }

    private ConsoleResponse file(ConsoleRequest request, String path) {
        ConsoleResponse file = files.get(path);
        if (file == null) {
            throw new ProblemException(Problem.of(404, "there is no such page"));
        }
        String tag = file.headers().getOrDefault("ETag", "");
        return EntityTag.isKnown(request, tag)
                ? ConsoleResponse.of(304).withHeader("ETag", tag).withHeader("Cache-Control", "no-cache")
                : file;
    }

    private static ConsoleResponse load(String file) {
        byte[] content = read(file);
        return ConsoleResponse.of(200)
                .withHeader("Cache-Control", "no-cache")
                .withHeader("ETag", EntityTag.of(content))
                .withBody(contentType(file), content);
    }

    private static byte[] read(String file) {
        try (InputStream in = Pages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the jar of webhooks4j's console lacks " + file + "; use an unaltered one");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file " + file + " cannot be read", e);
        }
    }

    private static String contentType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/javascript; charset=utf-8";
        };
    }
}
