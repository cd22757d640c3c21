package jarvis.runtime.workspace;

/** A place to stand between two git calls of Jarvis. */
public final class GitCalls {
    private GitCalls() {}

    /** Does some work, and something else on the same thread before each git call in it. */
    public static void watched(Runnable before, Runnable work) {
        ScopedValue.where(Git.BEFORE, before).run(work);
    }
}
