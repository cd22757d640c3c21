package jarvis.dawg.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is, from {@code REDIS_URL}: {@code redis://user:password@host:port/number}, or {@code rediss://} over TLS.
 *
 * @param number of the database there
 * @param user null: the default one
 * @param password never shown; null: none was given
 */
public record RedisUrl(
        boolean tls,
        String host,
        int port,
        int number,
        @Nullable String user,
        @Nullable String password) {
    private static final int PORT = 6379;
    private static final String FORM = " Write redis://USER:PASSWORD@HOST:6379/0, or rediss:// for TLS.";

    /** A URL that is read, or the sentence that it cannot be. */
    public sealed interface Reading {
        record Read(RedisUrl url) implements Reading {}

        record Refused(String sentence) implements Reading {}
    }

    public static Reading read(String text) {
        try {
            URI uri = new URI(text);
            String wrong = wrong(uri);
            return wrong.isEmpty() ? new Reading.Read(of(uri)) : new Reading.Refused("REDIS_URL " + wrong + "." + FORM);
        } catch (URISyntaxException e) {
            return new Reading.Refused("REDIS_URL cannot be read as a URL (character " + e.getIndex()
                    + "). Write special characters of the password as %40 for @ and so on.");
        } catch (IllegalArgumentException e) {
            return new Reading.Refused(
                    "REDIS_URL has a % in its user or password that no two hexadecimal digits follow."
                            + " Write % itself as %25.");
        }
    }

    /** Empty when nothing is. Says nothing of what stands before the host. */
    private static String wrong(URI uri) {
        if (!tls(uri) && !"redis".equalsIgnoreCase(uri.getScheme())) {
            return "has a scheme that is not known here";
        }
        if (uri.getHost() == null) {
            return "names no host";
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return "has the port " + uri.getPort() + ", and ports go from 1 to 65535";
        }
        if (!number(uri).matches("\\d{0,5}")) {
            return "names the database \"" + number(uri) + "\", and databases of Redis are numbers";
        }
        return uri.getRawQuery() == null && uri.getRawFragment() == null
                ? ""
                : "has parameters after the database, and none are known here";
    }

    private static RedisUrl of(URI uri) {
        String[] who = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        return new RedisUrl(
                tls(uri),
                uri.getHost(),
                uri.getPort() < 0 ? PORT : uri.getPort(),
                number(uri).isEmpty() ? 0 : Integer.parseInt(number(uri)),
                who[0].isEmpty() ? null : decoded(who[0]),
                who.length == 2 ? decoded(who[1]) : null);
    }

    private static boolean tls(URI uri) {
        return "rediss".equalsIgnoreCase(uri.getScheme());
    }

    private static String number(URI uri) {
        return Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port + "/" + number;
    }
}
