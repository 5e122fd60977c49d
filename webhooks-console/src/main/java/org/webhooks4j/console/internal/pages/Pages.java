package org.webhooks4j.console.internal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhooks4j.console.Access;
import org.webhooks4j.console.ConsoleRequest;
import org.webhooks4j.console.ConsoleResponse;
import org.webhooks4j.console.internal.http.CrossSiteGuard;
import org.webhooks4j.console.internal.http.EntityTag;
import org.webhooks4j.console.internal.http.Problem;
import org.webhooks4j.console.internal.http.ProblemException;
import org.webhooks4j.internal.json.JsonText;

/** Serves the files of the pages. Only files named here exist. */
public final class Pages {

    private static final String INDEX = "index.html";
    private static final List<String> FILES = List.of(
            INDEX,
            "console.css",
            "icon.svg",
            "app.js",
            "api.js",
            "answer.js",
            "messages.js",
            "messages-de.js",
            "live.js",
            "tail.js",
            "overview.js",
            "connect.js",
            "snippets.js",
            "json.js",
            "notices.js",
            "unsaved.js",
            "conflict.js",
            "drafts.js",
            "patch.js",
            "request.js",
            "clipboard.js",
            "search.js",
            "trial.js",
            "bulk.js",
            "text.js",
            "lists.js",
            "address.js",
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
            "waiting.js",
            "changes.js",
            "transfer.js");

    /** Modules that the page imports only when they are needed. */
    private static final Set<String> ON_DEMAND = Set.of("connect.js", "snippets.js");

    private static final String MODULE = ".js";
    private static final String FIRST_MODULE = "app.js";
    private static final String BUNDLE = "messages-";
    private static final String THEME = "theme.css";
    private static final String ASSETS = "assets-";
    private static final String UNCHANGED = "no-cache";
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final CrossSiteGuard guard;
    private final Appearance appearance;
    private final Map<String, PageFile> files = new LinkedHashMap<>();

    /** A folder name that changes with the files' content, so that browsers can cache the files for ever. */
    private final String folder;

    public Pages(CrossSiteGuard guard, Appearance appearance) {
        this.guard = guard;
        this.appearance = appearance;
        FILES.forEach(file -> files.put(file, new PageFile(read(file))));
        appearance.bundles().forEach((language, texts) -> {
            Map<String, @Nullable Object> bundle = new TreeMap<>(texts);
            files.put(bundleOf(language), PageFile.of("export default " + JsonText.of(bundle) + ";\n"));
        });
        if (!appearance.colors().isEmpty()) {
            files.put(THEME, PageFile.of(ThemeCss.of(appearance.colors())));
        }
        StringBuilder tags = new StringBuilder();
        files.values().forEach(file -> tags.append(file.tag()));
        folder = ASSETS + EntityTag.of(tags.toString()).replace("\"", "") + "/";
    }

    public ConsoleResponse answer(ConsoleRequest request, Access access) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw new ProblemException(
                    Problem.of(405, "pages can only be read; use GET, HEAD").withHeader("Allow", "GET, HEAD"));
        }
        String path = request.path();
        if (path.isEmpty()) {
            // Without a trailing slash in the mount path, the page is one level above its files.
            String mountPath = request.mountPath();
            return index(request, mountPath.substring(mountPath.lastIndexOf('/') + 1) + "/", access);
        }
        if (path.equals("/") || path.equals("/" + INDEX)) {
            return index(request, "", access);
        }
        int slash = path.indexOf('/', 1);
        // A page of another version, still open or served by another node, gets this version's files.
        boolean versioned = slash > 0 && path.startsWith(ASSETS, 1);
        String name = versioned ? path.substring(slash + 1) : path.substring(1);
        PageFile found = files.get(name);
        if (found == null || (versioned && name.equals(INDEX))) {
            throw new ProblemException(Problem.of(404, "there is no such page"));
        }
        return file(request, name, found, path.startsWith(folder, 1) ? FOR_EVER : UNCHANGED);
    }

    /**
     * Builds the page that loads the others. It lists all modules, so that the browser need not discover them one after
     * the other, and contains the user's access and language, so that no request is needed for them.
     */
    private ConsoleResponse index(ConsoleRequest request, String above, Access access) {
        PageLanguage language = PageLanguage.of(request, appearance);
        String page =
                PageHtml.of(Objects.requireNonNull(files.get(INDEX)).text(), request, appearance, language, access);
        String bundle = language.bundle() == null ? null : bundleOf(language.bundle());
        String links = files.keySet().stream()
                .filter(file -> file.equals(bundle)
                        || (file.endsWith(MODULE)
                                && !file.equals(FIRST_MODULE)
                                && !file.startsWith(BUNDLE)
                                && !ON_DEMAND.contains(file)))
                .map(file -> "    <link rel=\"modulepreload\" href=\"" + file + "\">\n")
                .collect(Collectors.joining());
        if (files.containsKey(THEME)) {
            links += "    <link rel=\"stylesheet\" href=\"" + THEME + "\">\n";
        }
        page = page.replace("  </head>", links + "  </head>");
        for (String file : files.keySet()) {
            page = page.replace("=\"" + file + "\"", "=\"" + above + folder + file + "\"");
        }
        return guard.issueToken(request, file(request, INDEX, PageFile.of(page), UNCHANGED))
                .withHeader("Vary", "Accept-Language");
    }

    private static String bundleOf(String language) {
        return BUNDLE + language + MODULE;
    }

    private static ConsoleResponse file(ConsoleRequest request, String name, PageFile file, String caching) {
        // The tag is weak, because the compressed file has the same one.
        ConsoleResponse known = ConsoleResponse.of(EntityTag.isKnown(request, file.tag()) ? 304 : 200)
                .withHeader("ETag", "W/" + file.tag())
                .withHeader("Cache-Control", caching);
        return known.status() == 304 ? known : known.withBody(contentType(name), file.content());
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
