package jarvis.runtime.journal.readings;

import jarvis.core.reading.SourceState.Document;
import jarvis.runtime.journal.Database;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings to disk what waits, with a sign of life, and drops what is old. For one thread; what failed is tried again. */
final class ReadingWriter {
    private static final int MOST_ROWS = 500;
    private static final int MOST_STEPS = 10;
    private static final int LARGEST = 1 << 20;
    private static final long SKEW = 2;
    private static final Duration RETENTION = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(SqliteReadings.LOG);

    private final Database<ReadingRows> database;
    private final Pending pending;
    private final Upkeep upkeep;
    private final Retention retention;
    private final Set<String> tooLarge = new HashSet<>();
    private volatile List<Presence> presences;
    private Instant awake;
    private Instant beat = Instant.MIN;
    private Instant retain = Instant.MIN;
    private @Nullable Long setBack;

    /** @param before the presence before this one; null: none */
    ReadingWriter(
            Database<ReadingRows> database, Pending pending, Upkeep upkeep, Instant now, @Nullable Presence before) {
        this.database = database;
        this.pending = pending;
        this.upkeep = upkeep;
        this.retention = new Retention(upkeep);
        this.awake = now;
        long second = now.getEpochSecond();
        boolean back = before != null && before.seen() > second + SKEW;
        long began = before == null || back ? second : Math.max(second, before.seen());
        this.setBack = back ? (Long) second : null;
        this.presences = List.of(new Presence(before == null ? 1 : before.id() + 1, began, began, false));
    }

    /** This presence, and before it those of this process that are not on disk. For any thread. */
    List<Presence> presences() {
        return presences;
    }

    private void become(Presence next) {
        List<Presence> all = new ArrayList<>(presences);
        all.set(all.size() - 1, next);
        presences = List.copyOf(all);
    }

    private Presence presence() {
        return presences.getLast();
    }

    /** Writes whatever waits. Where it fails nothing is lost of what waits, and time goes on. */
    void step(Instant now) {
        notice(now);
        awake = now;
        become(presence().seen(now.getEpochSecond()));
        database.refuseVanished();
        forget();
        Pending.Batch batch = pending.batch(MOST_ROWS);
        while (!batch.isEmpty()) {
            write(batch, now);
            batch = pending.batch(MOST_ROWS);
        }
        if (!now.isBefore(beat.plus(upkeep.heartbeat()))) {
            write(batch, now);
        }
        retain(now);
    }

    /** The time that a step took is none in which nobody was there. */
    void awake(Instant now) {
        awake = now.isAfter(awake) ? now : awake;
    }

    /** The last word. */
    void end(Instant now) {
        step(now);
        become(presence().over());
        write(pending.batch(0), now);
    }

    private void notice(Instant now) {
        long second = now.getEpochSecond();
        if (second + SKEW < presence().seen()) {
            setBack = setBack == null ? second : Math.min(setBack, second);
            presences =
                    List.of(new Presence(presence().id(), Math.min(presence().began(), second), second, false));
            pending.setBack(second);
            LOG.log(
                    Level.WARNING,
                    "the clock was set back: what was recorded of later times than " + now + " is dropped");
        } else if (now.isAfter(awake.plus(upkeep.lapse()))) {
            List<Presence> all = new ArrayList<>(presences);
            all.add(new Presence(presence().id() + 1, second, second, false));
            presences = List.copyOf(all);
            pending.begin(presence().id(), second);
        }
    }

    private void forget() {
        Long after = setBack;
        if (after != null) {
            database.change(rows -> {
                rows.forgetAfter(after);
                return after;
            });
            setBack = null;
        }
    }

    private void write(Pending.Batch batch, Instant now) {
        Map<String, String> documents = written(batch.documents());
        batch.rows().forEach(row -> become(presence().seen(row.second())));
        database.change(rows -> {
            write(rows, batch, documents);
            return batch;
        });
        presences = List.of(presence());
        beat = now;
        pending.written(batch);
    }

    private void write(ReadingRows rows, Pending.Batch batch, Map<String, String> documents) throws SQLException {
        for (Presence presence : presences) {
            rows.present(presence);
        }
        for (Entry row : batch.rows()) {
            rows.insert(row);
        }
        for (Map.Entry<String, String> document : documents.entrySet()) {
            rows.keep(document.getKey(), DocumentForm.NAME, document.getValue());
        }
    }

    private Map<String, String> written(Map<String, Document<JsonNode>> documents) {
        Map<String, String> texts = new HashMap<>();
        documents.forEach((source, document) -> {
            String text = DocumentForm.write(document);
            if (text.length() <= LARGEST) {
                texts.put(source, text);
            } else if (tooLarge.add(source)) {
                LOG.log(Level.WARNING, source + " says more than 1 MB, which is not kept over a restart");
            }
        });
        return texts;
    }

    private void retain(Instant now) {
        boolean more = !now.isBefore(retain);
        for (int i = 0; i < MOST_STEPS && more; i++) {
            more = retention.step(database, now.getEpochSecond(), pending.values());
            retain = more ? now : now.plus(RETENTION);
        }
    }
}
