package jarvis.runtime.source.sql;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a database is: {@code postgresql://user:password@host:port/name} or {@code sqlite:file}. */
final class DatabaseUrl {
    private static final Set<String> POSTGRES = Set.of("postgresql", "postgres");
    private static final Set<String> OPTIONS = Set.of("sslmode", "sslrootcert", "currentSchema", "ApplicationName");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}]*}");

    private DatabaseUrl() {}

    /** It names no database that can be asked. The sentence holds nothing of it. */
    static final class Unusable extends Exception {
        Unusable(String sentence) {
            super(sentence);
        }

        /** The sentence. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** @param folder that the path of a file is relative to */
    static Database read(String url, Path folder) throws Unusable {
        String plain = plain(url);
        if (plain.startsWith("sqlite:")) {
            return new Sqlite(folder.resolve(plain.substring("sqlite:".length())));
        }
        URI uri = postgres(plain);
        if (uri == null) {
            throw new Unusable("Its address is not one of a database. Write postgresql://user:password@host:port/name,"
                    + " signs such as @ and / in the password as %40 and %2F, or sqlite:path.");
        }
        return new Postgres(uri.getHost(), uri.getPort() < 0 ? 5432 : uri.getPort(), name(uri), login(uri));
    }

    private static String plain(String url) {
        return url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    }

    /** Null when it is none, or might show a part of a password as something else. */
    private static @Nullable URI postgres(String plain) {
        try {
            URI uri = URI.create(plain);
            boolean whole = POSTGRES.contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && name(uri).length() > 0
                    && String.valueOf(uri.getRawQuery()).indexOf('@') < 0
                    && uri.getRawFragment() == null;
            return whole ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String name(URI uri) {
        return uri.getPath().startsWith("/") ? uri.getPath().substring(1) : "";
    }

    private static Map<String, String> login(URI uri) throws Unusable {
        Map<String, String> login = new LinkedHashMap<>();
        String user = uri.getRawUserInfo();
        if (user != null) {
            String[] parts = user.split(":", 2);
            login.put("user", decoded(parts[0]));
            if (parts.length == 2) {
                login.put("password", decoded(parts[1]));
            }
        }
        for (String option :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String[] parts = option.split("=", 2);
            if (parts.length < 2 || !OPTIONS.contains(parts[0])) {
                throw new Unusable("Its address has an option that is not taken. There are "
                        + String.join(", ", OPTIONS.stream().sorted().toList())
                        + "; user and password stand before the @.");
            }
            login.put(parts[0], decoded(parts[1]));
        }
        return login;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** As a person may see it: without user, password and options, and with references as they are written. */
    static String shown(String written) {
        String plain = plain(written);
        if (plain.startsWith("sqlite:") || REFERENCE.matcher(plain).matches()) {
            return plain;
        }
        URI uri = postgres(REFERENCE.matcher(plain).replaceAll("hidden"));
        return uri == null
                ? "a database"
                : "postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/" + name(uri);
    }
}
