package jarvis.runtime.cli;

/** What a command's exit code says; listed in {@code jarvis --help} and docs/cli.md. */
public final class ExitCode {
    /** It did what was asked; for a run: signed off. */
    public static final int OK = 0;

    /** The world failed: disk, network, git, or Jarvis itself. */
    public static final int WORLD = 1;

    /** The user's mistake: a wrong plan, option, id, or nothing to work on. */
    public static final int MISTAKE = 2;

    /** The run waits for a person, and nobody can be asked here. */
    public static final int NEEDS_PERSON = 3;

    /** The run ended without a sign-off. */
    public static final int NOT_SIGNED_OFF = 4;

    private ExitCode() {}
}
