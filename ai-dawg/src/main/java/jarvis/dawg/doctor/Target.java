package jarvis.dawg.doctor;

import jarvis.dawg.store.DatabaseUrl;
import java.net.URI;
import java.util.Objects;

/**
 * What is to be connected to.
 *
 * @param user the driver's: the one of the machine where the URL names none
 */
record Target(DatabaseUrl url, String host, int port, String database, String user, String schema) {
    static Target of(DatabaseUrl url) {
        URI uri = URI.create(url.jdbc().substring("jdbc:".length()));
        String query = Objects.requireNonNullElse(uri.getQuery(), "");
        String schema = query.replaceFirst("^(?:.*&)?currentSchema=([^&,]+).*$", "$1");
        return new Target(
                url,
                uri.getHost(),
                uri.getPort(),
                uri.getPath().substring(1),
                url.user() == null ? System.getProperty("user.name", "") : url.user(),
                schema.equals(query) ? "public" : schema);
    }

    /** As SQL wants a name. */
    static String name(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
