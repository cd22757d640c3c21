package jarvis.core.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an agent is alive, and how that is known. A verdict about a person's question "is it still at it?", nothing that is
 * acted on: who is silent is asked about, not killed.
 *
 * @param reason in a sentence
 */
public record Liveness(Verdict verdict, String reason) {
    /** After so long without a sign somebody wants to know. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(5);

    /** What may be said of it. */
    public enum Verdict {
        WORKING,
        /** Only a person's answer lets it go on. */
        WAITING_FOR_YOU,
        /** Its process is there and gives no sign. */
        SILENT,
        EXITED,
        /** Nobody can tell. */
        LOST
    }

    /**
     * What is known of an attempt.
     *
     * @param process whether it runs; null where nobody can tell
     * @param life what it said itself; nothing where it speaks no protocol
     * @param output when it last wrote anything; null where never
     * @param files when a file of its worktree last changed; null where nobody looked or none did
     * @param begun when its attempt began
     */
    public record Signs(
            @Nullable Boolean process,
            AgentLife life,
            @Nullable Instant output,
            @Nullable Instant files,
            Instant begun) {

        /** The last sign of life. */
        Instant last() {
            return Stream.of(life.doing().at(), output, files)
                    .flatMap(Stream::ofNullable)
                    .reduce(begun, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    public static Liveness of(Signs signs, Instant now) {
        if (signs.process() == null) {
            return new Liveness(
                    Verdict.LOST, "Nobody can tell whether its process is there; last sign " + ago(signs, now));
        }
        if (!signs.process()) {
            return new Liveness(Verdict.EXITED, ended(signs.life()));
        }
        if (!signs.life().asks().isEmpty()) {
            return new Liveness(
                    Verdict.WAITING_FOR_YOU,
                    "It asks: " + signs.life().asks().getFirst().text());
        }
        return limited(signs.life(), now).orElseGet(() -> bySigns(signs, now));
    }

    private static Optional<Liveness> limited(AgentLife life, Instant now) {
        LifeEvent.Limited limit = life.limit();
        Instant until = limit == null || !limit.refused() ? null : limit.until();
        return limit == null || until == null || !until.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        new Liveness(Verdict.SILENT, "It may use no more until " + until + ": " + limit.what() + "."));
    }

    private static Liveness bySigns(Signs signs, Instant now) {
        boolean silent = signs.last().plus(SILENT_AFTER).isBefore(now);
        return silent
                ? new Liveness(
                        Verdict.SILENT,
                        "Its process runs, and gave no sign since " + signs.last() + doing(signs.life()))
                : new Liveness(Verdict.WORKING, "Last sign " + ago(signs, now) + doing(signs.life()));
    }

    private static String doing(AgentLife life) {
        return life.doing().tools().isEmpty()
                ? "."
                : ", when it used " + life.doing().tools().getLast().tool() + ".";
    }

    private static String ended(AgentLife life) {
        String how = life.end()
                .map(end -> switch (end) {
                    case COMPLETED -> "after it had said that its turn was complete";
                    case FAILED -> "after it had said that its turn failed";
                    case LIMIT -> "after it had reached a limit that it was given";
                    case INTERRUPTED -> "after it was interrupted";
                })
                .orElse("in the middle of a turn, or without a word");
        return "Its process ended " + how + ".";
    }

    private static String ago(Signs signs, Instant now) {
        Duration since = Duration.between(signs.last(), now);
        long seconds = Math.max(0, since.toSeconds());
        return seconds < 60 ? seconds + " s ago" : seconds / 60 + " min ago";
    }
}
