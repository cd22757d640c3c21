package jarvis.runtime.source.sql;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A database of PostgreSQL whose transactions are read-only, by the connection and by the session. */
final class Postgres implements Database {
    private final String host;
    private final int port;
    private final String name;
    private final Map<String, String> login;

    /** @param login user, password and options of the driver */
    Postgres(String host, int port, String name, Map<String, String> login) {
        this.host = host;
        this.port = port;
        this.name = name;
        this.login = Map.copyOf(login);
    }

    @Override
    public Connection connect(Duration timeout) throws SQLException {
        String seconds = String.valueOf(timeout.toSeconds() + 1);
        Properties properties = new Properties();
        properties.putAll(login);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
        PGProperty.READ_ONLY.set(properties, "true");
        PGProperty.MAX_RESULT_BUFFER.set(properties, "16M");
        PGProperty.OPTIONS.set(
                properties,
                "-c default_transaction_read_only=on -c statement_timeout=" + timeout.toMillis() + " -c lock_timeout="
                        + timeout.toMillis());
        String address =
                "jdbc:postgresql://" + host + ":" + port + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        Connection connection = Objects.requireNonNull(new Driver().connect(address, properties), "it is its driver");
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    /** The server's own time limit ends the statement there. */
    @Override
    public void stop(Connection connection, Statement statement) throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public Cause cause(SQLException trouble) {
        String state = String.valueOf(trouble.getSQLState());
        return switch (state) {
            case "25006" ->
                new Cause(Reason.CONFIG_ERROR, "The query writes, and a source only reads. Write a SELECT.");
            case "57014" -> new Cause(Reason.NO_COMMUNICATION, "The query takes too long.");
            case "3D000" -> new Cause(Reason.CONFIG_ERROR, "There is no database of that name.");
            case "42501" ->
                new Cause(
                        Reason.CONFIG_ERROR, "Its user may not read that. Grant it SELECT, or ask for something else.");
            default -> ofClass(trouble, state);
        };
    }

    private static Cause ofClass(SQLException trouble, String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> new Cause(Reason.NO_COMMUNICATION, "No connection to the database is made, or it broke off.");
            case "28" -> new Cause(Reason.CONFIG_ERROR, "The database refuses this user or password.");
            case "42" ->
                new Cause(
                        Reason.CONFIG_ERROR,
                        "The query is not one that this database understands (" + state + place(trouble)
                                + "). Try it there, and mend it.");
            case "53", "57" -> new Cause(Reason.NO_COMMUNICATION, "The database does not take the query now.");
            default -> new Cause(Reason.INVALID, "The database could not answer (" + state + ").");
        };
    }

    private static String place(SQLException trouble) {
        ServerErrorMessage said = trouble instanceof PSQLException known ? known.getServerErrorMessage() : null;
        int at = said == null ? 0 : said.getPosition();
        return at > 0 ? " at its character " + at : "";
    }
}
