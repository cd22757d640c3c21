package jarvis.runtime.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a journal, made by the numbered .sql files beside this class; the number of the last one is the file's user_version. */
final class Schema {
    static final int VERSION = 2;

    /** Says in the file's head that it is ours: "Jarv". */
    static final int APPLICATION = 0x4a617276;

    private Schema() {}

    static void bringUpToDate(Opening opening, Connection connection) throws SQLException {
        if (number(connection, "PRAGMA user_version") >= VERSION) {
            return;
        }
        refuseForeign(opening.file(), connection);
        // Cannot be done inside the transaction below. Once done it holds for the file.
        Database.execute(connection, "PRAGMA journal_mode = WAL");
        Database.execute(connection, "BEGIN IMMEDIATE");
        int version = number(connection, "PRAGMA user_version");
        for (int next = version + 1; next <= VERSION; next++) {
            run(connection, next);
        }
        Database.execute(connection, "PRAGMA application_id = " + APPLICATION);
        Database.execute(connection, "PRAGMA user_version = " + Math.max(version, VERSION));
        Database.execute(connection, "COMMIT");
    }

    static void refuseUnknown(Path file, Connection connection) throws SQLException {
        int version = number(connection, "PRAGMA user_version");
        refuseForeign(file, connection);
        if (version == 0) {
            throw new JournalException(
                    JournalException.Code.MISSING,
                    "There is nothing in the journal " + file + " yet: it was being made when the disk was full or the"
                            + " power went. `jarvis run PLAN` begins it.");
        }
        if (version > VERSION) {
            throw new JournalException(
                    JournalException.Code.NEWER_SCHEMA,
                    file + " cannot be opened: a newer Jarvis made it (form " + version + ", this one knows up to "
                            + VERSION + "). Update Jarvis; nothing was changed.");
        }
    }

    private static void refuseForeign(Path file, Connection connection) throws SQLException {
        boolean ours = number(connection, "PRAGMA application_id") == APPLICATION;
        if (!ours && number(connection, "SELECT count(*) FROM sqlite_schema") > 0) {
            throw new JournalException(
                    JournalException.Code.NOT_A_JOURNAL,
                    file
                            + " cannot be opened: it is a database of another program. Name a journal, or move that file away.");
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void run(Connection connection, int number) throws SQLException {
        for (String statement : text(number).split(";\\s*(\n|$)")) {
            if (!statement.isBlank()) {
                Database.execute(connection, statement);
            }
        }
    }

    private static String text(int number) {
        try (InputStream in = Schema.class.getResourceAsStream(number + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(number + ".sql is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
