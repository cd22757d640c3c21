package jarvis.core.coordination;

/** Endings in words. */
public final class Endings {
    private Endings() {}

    public static String describe(Ending ending) {
        return switch (ending) {
            case Ending.Exited exited
            when exited.code() > 128 && exited.code() < 160 ->
                "ended by signal " + (exited.code() - 128) + " (exit " + exited.code() + ")";
            case Ending.Exited exited -> "exit " + exited.code();
            case Ending.TimedOut late -> "stopped at its time limit of " + late.limitSeconds() + " s";
            case Ending.Failed failed -> failed.reason();
            case Ending.NotStarted not -> "could not be started: " + not.reason();
            case Ending.Lost lost -> "lost: " + lost.reason();
        };
    }
}
