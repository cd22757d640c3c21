package jarvis.runtime.journal.readings;

import jarvis.runtime.journal.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops old rows, a few at a time. There is a horizon: what was in force there is kept whatever its age, and what was
 * superseded by then goes.
 */
final class Retention {
    private static final int STEP = 500;

    private final Upkeep upkeep;
    private long cursor;

    Retention(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    /**
     * One step.
     *
     * @param values how many there are, each of which may have a row in force at the horizon
     * @return whether there may be more to drop now
     */
    boolean step(Database<ReadingRows> database, long now, int values) {
        List<ReadingRows.Aged> old = new ArrayList<>();
        long horizon = database.ask(rows ->
                Math.max(now - upkeep.age().toSeconds(), rows.beginOfNewest(Math.max(1, upkeep.rows() - values))));
        boolean more = database.ask(rows -> look(rows, horizon, old));
        if (!old.isEmpty() || !more) {
            database.change(rows -> {
                rows.delete(old);
                rows.deletePresencesBefore(horizon);
                return old;
            });
        }
        return more;
    }

    /** Looks for what can go outside of any transaction: nobody else writes these rows. */
    private boolean look(ReadingRows rows, long horizon, List<ReadingRows.Aged> old) throws SQLException {
        List<ReadingRows.Aged> window = rows.window(cursor, STEP);
        long reset = reset(rows.presences(horizon, horizon), horizon);
        boolean any = false;
        for (ReadingRows.Aged row : window) {
            any |= row.at() < horizon;
            if (row.at() < horizon && (row.at() < reset || rows.superseded(row, horizon))) {
                old.add(row);
            }
        }
        cursor = any ? window.getLast().id() : 0;
        return any;
    }

    /** Since when the presence that matters at the horizon is there, or nobody is: no row from before is in force. */
    private static long reset(List<Presence> presences, long horizon) {
        if (presences.isEmpty() || presences.getFirst().began() > horizon) {
            return Long.MIN_VALUE;
        }
        Presence last = presences.getFirst();
        return presences.size() > 1 && last.seen() < horizon ? last.seen() + 1 : last.began();
    }
}
