package jarvis.runtime.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to a journal file, for one thread at a time.
 *
 * @param <R> the statements that are prepared on it
 */
public final class Database<R> implements AutoCloseable {
    private static final int PRIMARY_CODE = 0xff;

    private final Path file;
    private final Connection connection;
    private final Statements<R> statements;
    private final String identity;
    private @Nullable Prepared<R> prepared;

    private Database(Path file, Connection connection, Statements<R> statements) {
        this.file = file;
        this.connection = connection;
        this.statements = statements;
        this.identity = identity(file);
    }

    /** What tells this file from another of its name; empty where there is none, or the file system knows no such thing. */
    private static String identity(Path file) {
        try {
            return String.valueOf(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return "";
        }
    }

    /** SQLite goes on writing into a file that somebody deleted, and all of it would be gone with this process. */
    public void refuseVanished() {
        if (!identity.equals(identity(file))) {
            throw new JournalException(
                    JournalException.Code.FAILED,
                    file + " was deleted or replaced while Jarvis was writing it, so nothing more can be recorded."
                            + " Put it back if you can.");
        }
    }

    /** What is prepared on a connection, again after each trouble. */
    public interface Statements<R> {
        R prepare(Connection connection) throws SQLException;
    }

    /** Something that the database may refuse. */
    public interface Work<R, T> {
        T run(R rows) throws SQLException;
    }

    private record Prepared<R>(PreparedStatement begin, PreparedStatement commit, R rows) {}

    /** @throws JournalException when it cannot be opened */
    public static <R> Database<R> open(Opening opening, Statements<R> statements) {
        refuseMissing(opening);
        try {
            return connected(opening, statements);
        } catch (SQLException e) {
            throw translated(opening.file(), "opened", e);
        }
    }

    private static <R> Database<R> connected(Opening opening, Statements<R> statements) throws SQLException {
        Connection connection =
                config(opening).createConnection("jdbc:sqlite:" + opening.file().toUri());
        try {
            if (opening.write()) {
                Schema.bringUpToDate(opening, connection);
            }
            Schema.refuseUnknown(opening.file(), connection);
            if (!opening.durable()) {
                BusyHandler.setHandler(connection, eager(opening.patience()));
            }
            return new Database<>(opening.file(), connection, statements);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** SQLite's own asks ever more rarely, and beside a run that writes one event after the other is never served. */
    private static BusyHandler eager(Duration patience) {
        return new BusyHandler() {
            @Override
            protected int callback(int times) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                return times < patience.toMillis() ? 1 : 0;
            }
        };
    }

    private static SQLiteConfig config(Opening opening) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) opening.patience().toMillis());
        // The driver would ask for the row's id after each insert, which takes a third of the time.
        config.setGetGeneratedKeys(false);
        config.setSynchronous(
                opening.durable() ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        if (opening.mostPages() > 0) {
            config.setMaxPageCount(opening.mostPages());
        }
        if (!opening.write()) {
            config.setReadOnly(true);
            config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        }
        return config;
    }

    private static void refuseMissing(Opening opening) {
        Path folder = opening.file().toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new JournalException(
                    JournalException.Code.MISSING,
                    opening.file() + " cannot be opened: the folder " + folder
                            + " is not there. Make it, or name another.");
        }
        if (!opening.write() && !Files.exists(opening.file())) {
            throw new JournalException(
                    JournalException.Code.MISSING,
                    "There is no journal " + opening.file() + ". `jarvis run PLAN` begins one.");
        }
    }

    /** Does the work, its trouble told in the journal's words. */
    public <T> T ask(Work<R, T> work) {
        try {
            return work.run(prepared().rows());
        } catch (SQLException e) {
            forget();
            throw translated(file, "read", e);
        }
    }

    /** Does the work in one transaction that no other writer can come into: all of it is committed on return, or nothing was done. */
    public <T> T change(Work<R, T> work) {
        try {
            Prepared<R> on = prepared();
            on.begin().execute();
            boolean done = false;
            try {
                T result = work.run(on.rows());
                on.commit().execute();
                done = true;
                return result;
            } finally {
                if (!done) {
                    undo();
                }
            }
        } catch (SQLException e) {
            forget();
            throw translated(file, "written", e);
        }
    }

    /** SQLite has often rolled back by itself by now, and then says that there is nothing to undo. */
    private void undo() {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // The first trouble is the one to tell.
        }
    }

    private Prepared<R> prepared() throws SQLException {
        Prepared<R> known = prepared;
        if (known == null) {
            known = new Prepared<>(
                    connection.prepareStatement("BEGIN IMMEDIATE"),
                    connection.prepareStatement("COMMIT"),
                    statements.prepare(connection));
            prepared = known;
        }
        return known;
    }

    /** The driver's statements cannot be used again once they failed. */
    private void forget() {
        prepared = null;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw translated(file, "closed", e);
        }
    }

    static JournalException translated(Path file, String done, SQLException e) {
        JournalException.Code code = code(e);
        String what = file + " cannot be " + done + ": ";
        String why = switch (code) {
            case DISK_FULL -> "the disk is full. Nothing was added. Make room and try again";
            case LOCKED -> "another process holds it. Nothing was added. End that process, or try again later";
            case READ_ONLY -> "the file or its folder is read-only. Allow writing to both";
            case NOT_A_JOURNAL -> "it is not an SQLite database. Name a journal, or move that file away";
            case DAMAGED ->
                "it is damaged (" + e.getMessage() + "). `jarvis journal check` lists what is wrong; restore a copy";
            case CONFLICT, MISSING, NEWER_SCHEMA, UNREADABLE_EVENT, NOT_REPLAYABLE, IMPORT_REFUSED, FAILED ->
                e.getMessage() + ". Look at the disk and the rights of the file";
        };
        return new JournalException(code, what + why + ".", e);
    }

    private static JournalException.Code code(SQLException e) {
        SQLiteErrorCode result =
                e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (result.code & PRIMARY_CODE) {
            case 5, 6 -> JournalException.Code.LOCKED;
            case 8 -> JournalException.Code.READ_ONLY;
            case 11 -> JournalException.Code.DAMAGED;
            case 13 -> JournalException.Code.DISK_FULL;
            case 26 -> JournalException.Code.NOT_A_JOURNAL;
            default -> JournalException.Code.FAILED;
        };
    }
}
