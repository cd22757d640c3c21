package jarvis.core.coordination;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process of one attempt, on its own clock; it goes on whether Jarvis lives or not. */
final class SimulatedProcess {
    private final AssignmentId assignment;
    private final int attempt;
    private final Script script;
    private final Instant started;
    private int said;
    private @Nullable Ending ending;
    private Instant lastHeard;

    SimulatedProcess(AssignmentId assignment, int attempt, Script script, Instant started) {
        this.assignment = assignment;
        this.attempt = attempt;
        this.script = script;
        this.started = started;
        this.lastHeard = started;
    }

    AssignmentId assignment() {
        return assignment;
    }

    int attempt() {
        return attempt;
    }

    boolean alive() {
        return ending == null;
    }

    /** Whether only a time limit will end it: the limit is for these, or a long time without Jarvis would change the run. */
    boolean hangs() {
        return alive() && script.hangs() && said >= script.lines().size();
    }

    /** How it ended, as the file says that its wrapper left behind. */
    Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    Duration age(Instant now) {
        return Duration.between(started, now);
    }

    void kill(Ending how) {
        if (alive()) {
            ending = how;
        }
    }

    /** What it wants to say now. */
    Optional<Script.Line> line(Instant now) {
        if (!alive() || said >= script.lines().size()) {
            return Optional.empty();
        }
        Script.Line line = script.lines().get(said);
        return age(now).toSeconds() >= line.after() ? Optional.of(line) : Optional.empty();
    }

    void heard(Script.Line line, Decision answer, Instant now) {
        if (!line.until() || answer instanceof Decision.Accepted) {
            said++;
            lastHeard = now;
        }
    }

    void advance(Instant now) {
        boolean onTime = script.endsAfter() >= 0 && age(now).toSeconds() >= script.endsAfter();
        boolean finished = script.endsAfter() < 0 && said >= script.lines().size() && now.isAfter(lastHeard);
        if (alive() && !script.hangs() && (onTime || finished)) {
            ending = script.ending();
        }
    }
}
