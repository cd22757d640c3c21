package jarvis.runtime.run.chaos;

import jarvis.runtime.workspace.GitCalls;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends Jarvis before a git call that the seed names; what git had done until then stays, as after a kill. */
final class Killing {
    /** Jarvis is dead; only the journal and the disk are left. */
    static final class Killed extends RuntimeException {
        Killed() {
            super("Jarvis was killed");
        }
    }

    private final Dice dice;
    private final Runnable between;
    private int left;
    private boolean over;
    private int calls;

    /** @param between what somebody else does now and then between two calls */
    Killing(Dice dice, Runnable between) {
        this.dice = dice;
        this.between = between;
        rise();
    }

    /** A new Jarvis lives for so many calls. */
    void rise() {
        left = dice.percent(25) ? dice.between(1, 60) : dice.between(60, 900);
    }

    void end() {
        over = true;
    }

    /** Whether something is done before it is killed, after so many calls. */
    boolean survives(int calls, Runnable work) {
        left = calls;
        over = false;
        try {
            GitCalls.watched(this::call, work);
            return true;
        } catch (Killed killed) {
            return false;
        } finally {
            over = true;
        }
    }

    /** A moment between two calls. */
    void moment() {
        if (!over && --left < 0) {
            throw new Killed();
        }
    }

    <T> T within(Supplier<T> work) {
        Result<T> result = new Result<>();
        GitCalls.watched(this::call, () -> result.value = work.get());
        return result.take();
    }

    /** How often Jarvis called git. */
    int calls() {
        return calls;
    }

    private void call() {
        calls++;
        moment();
        if (!over && dice.between(0, 299) == 0) {
            between.run();
        }
    }

    private static final class Result<T> {
        private @Nullable T value;

        private T take() {
            if (value == null) {
                throw new IllegalStateException("no result");
            }
            return value;
        }
    }
}
