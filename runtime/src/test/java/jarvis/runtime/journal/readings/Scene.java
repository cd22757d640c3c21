package jarvis.runtime.journal.readings;

import jarvis.core.reading.Cause;
import jarvis.core.reading.Clocks;
import jarvis.core.reading.Meaning;
import jarvis.core.reading.Origin;
import jarvis.core.reading.Provenance;
import jarvis.core.reading.Reading;
import jarvis.core.reading.Reason;
import jarvis.runtime.journal.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Readings in a real file, at times that the test sets. */
final class Scene implements AutoCloseable, InstantSource {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final Upkeep QUICK = new Upkeep(
            Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofDays(30), 200_000);

    private final Upkeep upkeep;
    private Path file;
    private volatile Instant now = START;
    private SqliteReadings readings;

    Scene(Path folder) {
        this(folder, QUICK);
    }

    Scene(Path folder, Upkeep upkeep) {
        this.upkeep = upkeep;
        this.file = folder.resolve("journal.db");
        this.readings = SqliteReadings.open(Opening.toWrite(file), this, upkeep);
    }

    Path file() {
        return file;
    }

    SqliteReadings readings() {
        return readings;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass, with a sign of life at its end. */
    Scene after(Duration time) {
        now = now.plus(time);
        written();
        return this;
    }

    /** The same, with signs of life in between. */
    Scene afterSeconds(long seconds) {
        for (long left = seconds; left > 0; left -= 10) {
            after(Duration.ofSeconds(Math.min(10, left)));
        }
        return this;
    }

    /** Lets time pass in which nobody looks at the clock. */
    Scene elapsed(Duration time) {
        now = now.plus(time);
        return this;
    }

    Scene says(String name, Reading<JsonNode> reading) {
        readings.record(name, reading, now);
        return this;
    }

    boolean written() {
        return readings.flush();
    }

    Scene ends() {
        readings.close();
        return this;
    }

    /** What a kill leaves: the files as they are now. */
    Scene isKilled() {
        try {
            Path left = Files.createTempDirectory(file.getParent(), "killed").resolve(file.getFileName());
            for (String part : List.of("", "-wal")) {
                Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.copy(from, left.resolveSibling(left.getFileName() + part));
                }
            }
            readings.close();
            file = left;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last sign of life in the file. */
    Instant seen() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT max(seen) FROM presence")) {
            return Instant.ofEpochSecond(row.getLong(1));
        }
    }

    Scene starts() {
        readings = SqliteReadings.open(Opening.toWrite(file), this, upkeep);
        written();
        return this;
    }

    /** What was in force. */
    Past at(String name, Instant when) {
        return readings.between(name, when, when, 1).rows().getFirst();
    }

    @Override
    public void close() {
        readings.close();
    }

    static Reading<JsonNode> good(int value) {
        return new Reading.Good<>(JsonNodeFactory.instance.numberNode(value), from(null));
    }

    static Reading<JsonNode> uncertain(int value, Reason reason) {
        return new Reading.Uncertain<>(
                JsonNodeFactory.instance.numberNode(value), new Cause(reason, "It is doubted."), from(null));
    }

    static Reading<JsonNode> bad(Reason reason) {
        return new Reading.Bad<>(new Cause(reason, "It is not known."), from(null));
    }

    static Provenance from(@Nullable Instant asOf) {
        return Provenance.stated(
                new Origin("finance", "file", "r1"), new Clocks(asOf, START, START, null), Meaning.PLAIN);
    }
}
