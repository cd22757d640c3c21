package jarvis.dawg.doctor;

import jarvis.dawg.store.DatabaseUrl;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connects as the service would, and names what keeps it from its work. Codes are those of PostgreSQL, appendix A. */
public final class DatabaseDoctor {
    private static final String PASSWORD = "a password of your choice";

    private final Target target;

    public DatabaseDoctor(DatabaseUrl url) {
        this.target = Target.of(url);
    }

    /** Looks once. */
    public Finding look() {
        try (Connection connection = connect(target.url())) {
            return rights(connection);
        } catch (SQLException e) {
            return of(e);
        }
    }

    static Connection connect(DatabaseUrl url) throws SQLException {
        Properties properties = new Properties();
        if (url.user() != null) {
            properties.setProperty("user", url.user());
        }
        if (url.password() != null) {
            properties.setProperty("password", url.password());
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url.jdbc(), properties);
    }

    private Finding rights(Connection connection) throws SQLException {
        String schema = target.schema();
        @Nullable Boolean create = asked(connection, "select has_schema_privilege(?, 'CREATE')", schema);
        @Nullable Boolean there = asked(connection, "select count(*) > 0 from pg_namespace where nspname = ?", schema);
        if (!Boolean.TRUE.equals(there)) {
            return new Finding(
                    "schema-missing",
                    "The database " + target.database() + " has no schema " + schema + ".",
                    "pg_namespace does not list it",
                    "",
                    List.of("CREATE SCHEMA " + Target.name(schema) + " AUTHORIZATION " + Target.name(target.user())));
        }
        if (!Boolean.TRUE.equals(create)) {
            return deniedOnSchema("has_schema_privilege(" + schema + ", CREATE) is false");
        }
        return new Finding(
                "well",
                "The database " + target.database() + " at " + target.host() + ":" + target.port() + " can be used as "
                        + target.user() + ".",
                "connected, and tables can be made in " + schema,
                "",
                List.of());
    }

    private static @Nullable Boolean asked(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, value);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            if (Objects.equals(e.getSQLState(), "3F000")) {
                return null; // there is no such schema
            }
            throw e;
        }
    }

    private Finding deniedOnSchema(String evidence) {
        return new Finding(
                "schema-denied",
                target.user() + " may not make tables in the schema " + target.schema() + " of " + target.database()
                        + ".",
                evidence,
                "",
                List.of("GRANT USAGE, CREATE ON SCHEMA " + Target.name(target.schema()) + " TO "
                        + Target.name(target.user())));
    }

    private Finding of(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return switch (state) {
            case "28P01" -> password(said);
            case "28000" -> refusedByRule(said);
            case "3D000" ->
                new Finding(
                        "database-missing",
                        "There is no database " + target.database() + ".",
                        said,
                        "",
                        List.of("CREATE DATABASE " + Target.name(target.database()) + " OWNER "
                                + Target.name(target.user())));
            case "42501" ->
                new Finding(
                        "database-denied",
                        target.user() + " may not connect to " + target.database() + ".",
                        said,
                        "",
                        List.of("GRANT CONNECT ON DATABASE " + Target.name(target.database()) + " TO "
                                + Target.name(target.user())));
            case "53300" ->
                Finding.advised(
                        "too-many-connections",
                        "The server has as many connections as it, the database or the role may have.",
                        said,
                        "End idle ones (SELECT pid, usename, state FROM pg_stat_activity), or raise max_connections.");
            default -> world(e, said);
        };
    }

    /** The server says the same of a wrong password and of a role that is not there, so that nobody can try names. */
    private Finding password(String said) {
        return new Finding(
                "password-wrong",
                "The password of " + target.user()
                        + " is wrong, or there is no role of this name: the server does not say which.",
                said,
                "",
                List.of("ALTER ROLE " + Target.name(target.user()) + " LOGIN PASSWORD " + Target.text(secret())));
    }

    private Finding refusedByRule(String said) {
        String small = said.toLowerCase(Locale.ROOT);
        if (small.contains("role") && small.contains("does not exist")) {
            return missingRole(said);
        }
        if (small.contains("not permitted to log in")) {
            return new Finding(
                    "login-denied",
                    target.user() + " is a role that may not log in.",
                    said,
                    "",
                    List.of("ALTER ROLE " + Target.name(target.user()) + " LOGIN"));
        }
        if ((small.contains("no encryption") || small.contains("ssl off")) && overTls()) {
            return Finding.advised(
                    "tls-required",
                    "The server takes this connection over TLS only.",
                    said,
                    target.url().jdbc().contains("sslmode=")
                            ? "Write sslmode=require in DATABASE_URL, in place of the sslmode there."
                            : "Add sslmode=require to DATABASE_URL: ...?sslmode=require");
        }
        return Finding.advised(
                "not-let-in",
                "The server's pg_hba.conf has no line that lets " + target.user() + " into " + target.database()
                        + " from here.",
                said,
                "Add one, as: host " + target.database() + " " + target.user()
                        + " 127.0.0.1/32 scram-sha-256; then SELECT pg_reload_conf().");
    }

    /** The server says only that this connection was not encrypted; whether an encrypted one is let in is seen by trying. */
    private boolean overTls() {
        String jdbc = target.url().jdbc().replaceAll("([?&])sslmode=[^&]*&?", "$1");
        String mark = jdbc.contains("?") ? "&" : "?";
        DatabaseUrl encrypted = new DatabaseUrl(
                jdbc + mark + "sslmode=require",
                target.url().user(),
                target.url().password());
        try (Connection _ = connect(encrypted)) {
            return true;
        } catch (SQLException e) {
            boolean absent = String.valueOf(e.getMessage()).contains("does not support SSL");
            return !absent && !Objects.equals(e.getSQLState(), "28000");
        }
    }

    private Finding missingRole(String said) {
        return new Finding(
                "role-missing",
                "There is no role " + target.user() + ".",
                said,
                "",
                List.of("CREATE ROLE " + Target.name(target.user()) + " LOGIN PASSWORD " + Target.text(secret())));
    }

    private String secret() {
        return Objects.requireNonNullElse(target.url().password(), PASSWORD);
    }

    private Finding world(SQLException e, String said) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String where = target.host() + ":" + target.port();
        return switch (cause) {
            case UnknownHostException _ ->
                Finding.advised(
                        "host-unknown",
                        "There is no host " + target.host() + ".",
                        said,
                        "Correct the host in DATABASE_URL.");
            case ConnectException _ ->
                Finding.advised(
                        "refused",
                        "Nobody listens at " + where + ".",
                        said,
                        "Start the server there, or correct host and port in DATABASE_URL.");
            case SocketTimeoutException _ ->
                Finding.advised("timeout", where + " does not answer.", said, "See whether a firewall stands between.");
            case Throwable _
            when said.contains("no password was provided") ->
                Finding.advised(
                        "password-missing",
                        "The server wants a password of " + target.user() + ", and DATABASE_URL has none.",
                        said,
                        "Write it: postgresql://" + target.user() + ":PASSWORD@" + where + "/" + target.database());
            case Throwable _
            when said.contains("does not support SSL") ->
                Finding.advised(
                        "tls-absent",
                        "The server has no TLS, and DATABASE_URL asks for it.",
                        said,
                        "Take sslmode out of DATABASE_URL.");
            case Throwable _ ->
                Finding.advised(
                        "unknown",
                        "The database cannot be used, for a reason that is not known here.",
                        said,
                        "See the server's log.");
        };
    }
}
