package jarvis.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.runtime.view.Scenes;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final Pattern IMPORT = Pattern.compile("(?:import|from)\\s*[\"']([^\"']+)[\"']");
    private static final Pattern MAPPED = Pattern.compile("\"([a-z@/-]+)\": ?\"(/lib/[^\"]+)\"");

    private @TempDir Path root;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(root, Scenes.staged());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void thePageAllowsNothingInlineButItsImportMap() {
        HttpResponse<String> page = site.get("/");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains(
                        "default-src 'none'", "script-src 'self' 'sha256-", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*", "data:", "http");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        String tag = site.get("/").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                site.send(site.request("/").header("If-None-Match", tag).build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void everyModuleThatThePageAsksForIsThereAndIsJavaScript() {
        String page = site.get("/").body();
        Deque<String> waiting = new ArrayDeque<>(List.of("/app.js"));
        Set<String> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            String path = waiting.pop();
            if (seen.add(path)) {
                HttpResponse<String> module = site.get(path);
                assertThat(module.statusCode()).as(path).isEqualTo(200);
                assertThat(module.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
                Matcher imports = IMPORT.matcher(module.body());
                while (imports.find()) {
                    waiting.push(resolved(page, path, imports.group(1)));
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(10).anyMatch(path -> path.startsWith("/lib/lit-html/"));
    }

    private static String resolved(String page, String from, String name) {
        if (name.startsWith(".") || name.startsWith("/")) {
            return Path.of(from).resolveSibling(name).normalize().toString();
        }
        Matcher mapped = MAPPED.matcher(page);
        while (mapped.find()) {
            String key = mapped.group(1);
            if (name.equals(key) || (key.endsWith("/") && name.startsWith(key))) {
                return mapped.group(2) + name.substring(key.length());
            }
        }
        throw new AssertionError(from + " imports " + name + ", which the import map does not have");
    }

    @Test
    void ourOwnFilesWriteNoMarkupFromText() {
        assertThat(site.get("/app.js").body()).doesNotContain("innerHTML", "unsafeHTML", "eval(", "insertAdjacentHTML");
    }

    @Test
    void whatIsNotThereIsAProblem() {
        HttpResponse<String> absent = site.get("/nothing.js");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(Site.tree(absent).path("success").booleanValue()).isFalse();
    }
}
