package jarvis.dawg.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/** What keeps the database sound: recounts, backups that are restored to prove them, and forgetting what is too old. */
public final class Upkeep {
    private final Database database;
    private final EventStore events;

    public Upkeep(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** Something that was found to be wrong; the sentence says what. */
    public static final class Unsound extends RuntimeException {
        Unsound(String sentence) {
            super(sentence);
        }
    }

    /** Counts the events of the day before one again, and holds the roll-ups against that. */
    public String recount(Instant now) {
        long day = events.day(now) - 1;
        return database.read(connection -> {
            long counted = number(connection, "select count(*) from event where day = " + day);
            long rolled = number(connection, "select coalesce(sum(events), 0) from day_type where day = " + day);
            long users = number(connection, "select count(distinct user_id) from event where day = " + day);
            long active = number(connection, "select coalesce(sum(active), 0) from day_users where day = " + day);
            if (counted != rolled || users != active) {
                throw new Unsound("The roll-ups of the day before say " + rolled + " events of " + active
                        + " users, and there are " + counted + " of " + users + ".");
            }
            return counted + " events of " + users + " users, as the roll-ups say";
        });
    }

    /** Forgets events older than a moment; what was counted of them stays counted, and subscriptions are not forgotten. */
    public String forget(Instant before) {
        int gone = database.write(connection -> {
            older(connection, "refused_id where received_millis < ?", before);
            return older(connection, "event where at_millis < ? and subscription is null", before);
        });
        return gone + " events older than " + before + " forgotten";
    }

    private static int older(Connection connection, String which, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + which)) {
            delete.setLong(1, before.toEpochMilli());
            return delete.executeUpdate();
        }
    }

    /** Writes a copy of the events into a folder, and reads it back to prove that it can be restored. */
    public String backUp(Path folder, Instant now) {
        try {
            Files.createDirectories(folder);
            String once = UUID.randomUUID().toString().substring(0, 8);
            String name = "dawg-" + now.toString().replaceAll("[^0-9TZ]", "") + "-" + once;
            return database.embedded()
                    ? copyFile(folder.resolve(name + ".db"))
                    : copyOut(folder.resolve(name + ".copy.gz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String copyFile(Path file) {
        long counted = database.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum into '" + file.toString().replace("'", "''") + "'");
            }
            return number(connection, "select count(*) from event");
        });
        try (Database copy = Database.open(new DatabaseUrl("jdbc:sqlite:" + file, null, null))) {
            long restored = copy.read(connection -> number(connection, "select count(*) from event"));
            return proved(file, counted, restored);
        }
    }

    private String copyOut(Path file) {
        return database.write(connection -> {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                postgres.getCopyAPI().copyOut("copy event to stdout", out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                    Statement statement = connection.createStatement()) {
                statement.execute("create temporary table restored (like event) on commit drop");
                postgres.getCopyAPI().copyIn("copy restored from stdin", in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            long counted = number(connection, "select count(*) from event");
            return proved(file, counted, number(connection, "select count(*) from restored"));
        });
    }

    private static String proved(Path file, long counted, long restored) {
        if (counted != restored) {
            throw new Unsound(file + " restores to " + restored + " events, and there are " + counted + ".");
        }
        return restored + " events in " + file.getFileName() + ", restored to prove it";
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
