package jarvis.dawg.live;

import jarvis.dawg.module.Work;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much was done and how it went; two of them make one.
 *
 * @param micros that all of it took together
 * @param last when the last of it was done; null: never
 * @param trouble the last one; null: none
 * @param times how long how many took
 */
record Tally(
        long failed,
        long micros,
        @Nullable Instant last,
        @Nullable Trouble trouble,
        Times times) {
    static final Tally NONE = new Tally(0, 0, null, null, Times.NONE);
    private static final String NEVER = "-";
    private static final int PARTS = 6;
    /** Some 140 years; sums of it do not overflow. */
    private static final long LONGEST = 1L << 52;

    /** Why something failed, in one line that is not too long. */
    record Trouble(Instant at, String why) {
        private static final int LONGEST = 500;

        Trouble {
            why = why.strip().replaceAll("\\s*\\R\\s*", " ");
            why = why.substring(0, Math.min(LONGEST, why.length()));
        }
    }

    Tally {
        if (failed < 0 || failed > times.count() || micros < 0) {
            throw new IllegalArgumentException(failed + " of " + times.count() + " failed, in " + micros + " us");
        }
    }

    static Tally well(Instant now, Duration took) {
        long micros = micros(took);
        return new Tally(0, micros, now, null, Times.of(micros));
    }

    static Tally failed(Instant now, Duration took, String why) {
        long micros = micros(took);
        return new Tally(1, micros, now, new Trouble(now, why), Times.of(micros));
    }

    private static long micros(Duration took) {
        return Math.max(0, took.toNanos() / 1_000);
    }

    Tally plus(Tally other) {
        return new Tally(
                failed + other.failed,
                micros + other.micros,
                later(last, other.last),
                later(trouble, other.trouble),
                times.plus(other.times));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Trouble later(@Nullable Trouble one, @Nullable Trouble other) {
        return one == null || (other != null && !other.at.isBefore(one.at)) ? other : one;
    }

    /** When and why only, of nothing that counts. */
    Tally uncounted() {
        return new Tally(0, 0, last, trouble, Times.NONE);
    }

    Work.Report report() {
        long done = times.count();
        return new Work.Report(
                done,
                failed,
                last,
                trouble == null ? null : trouble.why(),
                done == 0 ? 0 : micros / 1_000.0 / done,
                times.quantile(0.95) / 1_000.0);
    }

    /** As other processes read it: {@code failed micros last times trouble-at trouble}, the same text for the same tally. */
    String text() {
        String when = trouble == null ? NEVER : trouble.at().toString();
        String why = trouble == null ? "" : trouble.why();
        return failed + " " + micros + " " + (last == null ? NEVER : last) + " " + times.text() + " " + when + " "
                + why;
    }

    /** Empty when it is not the text of a tally. */
    static Optional<Tally> read(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        try {
            Trouble trouble = parts[4].equals(NEVER) ? null : new Trouble(Instant.parse(parts[4]), parts[5]);
            Instant last = parts[2].equals(NEVER) ? null : Instant.parse(parts[2]);
            long micros = Long.parseLong(parts[1]);
            Tally tally = new Tally(Long.parseLong(parts[0]), micros, last, trouble, Times.read(parts[3]));
            return micros > LONGEST ? Optional.empty() : Optional.of(tally);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
