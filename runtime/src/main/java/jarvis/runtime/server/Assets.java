package jarvis.runtime.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page's files: ours from {@code /web}, Lit's from its jars on the class path. Thread-safe.
 *
 * <p>A path is taken only if it is made of plain names, so none leads out of these folders.
 */
final class Assets {
    private static final Pattern PLAIN =
            Pattern.compile("/?(?:[a-z0-9@][a-z0-9_-]*/){0,4}[a-z0-9][a-z0-9-]*(?:\\.[a-z]+)+");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    /** Where the page's import map points, and where that is in the jars; versions are those of the build. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/lit/", "META-INF/resources/_static/lit/3.3.3/",
            "lib/lit-html/", "META-INF/resources/_static/lit-html/3.3.3/",
            "lib/lit-element/", "META-INF/resources/_static/lit-element/4.2.2/",
            "lib/reactive-element/", "META-INF/resources/_static/reactive-element/2.1.2/");

    private final Map<String, Asset> read = new ConcurrentHashMap<>();
    private final String policy;

    /** @param tag the content's hash, as an entity tag */
    @SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
    record Asset(byte[] bytes, String type, String tag) {}

    Assets() {
        this.policy =
                policy(find("index.html").orElseThrow(() -> new IllegalStateException("the page is not in the build")));
    }

    /** The file at a path of the page, {@code /} being the page itself. */
    Optional<Asset> find(String path) {
        String name = path.equals("/") ? "index.html" : path.startsWith("/") ? path.substring(1) : path;
        if (!PLAIN.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(read.computeIfAbsent(name, Assets::load));
    }

    /** The Content-Security-Policy of the page: nothing inline but the import map, which is named by its hash. */
    String policy() {
        return policy;
    }

    private static String policy(Asset page) {
        Matcher map = IMPORT_MAP.matcher(new String(page.bytes(), StandardCharsets.UTF_8));
        if (!map.find()) {
            throw new IllegalStateException("the page has no import map");
        }
        String hash = Base64.getEncoder().encodeToString(sha256(map.group(1).getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; img-src 'self'; "
                + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types lit-html";
    }

    private static @Nullable Asset load(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource(name))) {
            if (in == null || type == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(bytes, type, '"' + HexFormat.of().formatHex(sha256(bytes), 0, 12) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        return LIBRARIES.entrySet().stream()
                .filter(library -> name.startsWith(library.getKey()))
                .findFirst()
                .map(library ->
                        library.getValue() + name.substring(library.getKey().length()))
                .orElse("web/" + name);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
