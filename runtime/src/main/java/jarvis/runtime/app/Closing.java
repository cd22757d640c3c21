package jarvis.runtime.app;

import java.util.Deque;

/** Closes what was opened, the newest first, each whatever became of the others. */
final class Closing {
    private Closing() {}

    static void all(Deque<AutoCloseable> open) {
        RuntimeException trouble = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                trouble = trouble == null ? new IllegalStateException("could not close everything", e) : trouble;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}
