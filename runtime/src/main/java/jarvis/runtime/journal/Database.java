package jarvis.runtime.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** One connection to a journal file, set up so that a commit is durable when it returns. For one thread at a time. */
final class Database implements AutoCloseable {
    private static final int PRIMARY_CODE = 0xff;

    private final Path file;
    private final Connection connection;
    private final String identity;
    private @Nullable Rows prepared;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
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
    void refuseVanished() {
        if (!identity.equals(identity(file))) {
            throw new JournalException(
                    JournalException.Code.FAILED,
                    file + " was deleted or replaced while Jarvis was writing it, so nothing more can be recorded."
                            + " Put it back if you can.");
        }
    }

    /** Something that the database may refuse. */
    interface Work<T> {
        T run(Rows rows) throws SQLException;
    }

    static Database open(Opening opening) {
        refuseMissing(opening);
        try {
            return connected(opening);
        } catch (SQLException e) {
            throw translated(opening.file(), "opened", e);
        }
    }

    private static Database connected(Opening opening) throws SQLException {
        Connection connection =
                config(opening).createConnection("jdbc:sqlite:" + opening.file().toUri());
        try {
            if (opening.write()) {
                Schema.bringUpToDate(opening, connection);
            }
            Schema.refuseUnknown(opening.file(), connection);
            return new Database(opening.file(), connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static SQLiteConfig config(Opening opening) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) opening.patience().toMillis());
        // The driver would ask for the row's id after each insert, which takes a third of the time.
        config.setGetGeneratedKeys(false);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
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
    <T> T ask(Work<T> work) {
        try {
            return work.run(rows());
        } catch (SQLException e) {
            forget();
            throw translated(file, "read", e);
        }
    }

    /** Does the work in one transaction that no other writer can come into: all of it is durable on return, or nothing was done. */
    <T> T change(Work<T> work) {
        try {
            Rows rows = rows();
            rows.begin();
            boolean done = false;
            try {
                T result = work.run(rows);
                rows.commit();
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

    private Rows rows() throws SQLException {
        Rows rows = prepared == null ? new Rows(connection) : prepared;
        prepared = rows;
        return rows;
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
