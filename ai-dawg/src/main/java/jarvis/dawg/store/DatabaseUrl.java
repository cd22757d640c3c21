package jarvis.dawg.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, from {@code DATABASE_URL}: {@code postgresql://user:password@host:port/name}, or
 * {@code file:PATH} for the embedded one.
 *
 * @param jdbc for the driver; holds no password
 * @param user null: none was given
 * @param password never shown
 */
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {
    /** A URL that is read, or the sentence that it cannot be. */
    public sealed interface Reading {
        record Read(DatabaseUrl url) implements Reading {}

        record Refused(String sentence) implements Reading {}
    }

    public static Reading read(String text) {
        if (text.startsWith("file:") && text.length() > "file:".length()) {
            return new Reading.Read(new DatabaseUrl("jdbc:sqlite:" + text.substring("file:".length()), null, null));
        }
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            return postgres(text);
        }
        return new Reading.Refused("DATABASE_URL has a scheme that is not known here. Write"
                + " postgresql://USER:PASSWORD@HOST:5432/NAME, or file:PATH for the embedded database.");
    }

    public boolean embedded() {
        return jdbc.startsWith("jdbc:sqlite:");
    }

    private static Reading postgres(String text) {
        try {
            URI uri = new URI(text);
            String name = Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", "");
            if (uri.getHost() == null || name.isEmpty()) {
                return new Reading.Refused("DATABASE_URL names no "
                        + (uri.getHost() == null ? "host" : "database")
                        + ". Write postgresql://USER:PASSWORD@HOST:5432/NAME.");
            }
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            String[] who = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            return new Reading.Read(new DatabaseUrl(
                    "jdbc:postgresql://" + uri.getHost() + ":" + port + "/" + name + parameters(uri),
                    who[0].isEmpty() ? null : decoded(who[0]),
                    who.length == 2 ? decoded(who[1]) : null));
        } catch (URISyntaxException e) {
            return new Reading.Refused("DATABASE_URL cannot be read as a URL (character " + e.getIndex()
                    + "). Write special characters of the password as %40 for @ and so on.");
        }
    }

    /** Prisma's {@code schema} is the driver's {@code currentSchema}. */
    private static String parameters(URI uri) {
        String query = uri.getRawQuery();
        return query == null ? "" : "?" + query.replaceAll("(^|&)schema=", "$1currentSchema=");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbc;
    }
}
