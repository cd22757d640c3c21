package jarvis.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jarvis hook}; the launcher answers it itself, by build/hook.sh, as a JVM's start would hold every tool up. */
@Command(
        name = "hook",
        description =
                "Answer a hook of Claude Code, Codex or Gemini CLI: what is not the instance's is not written, and an end"
                        + " without a claim is told so.",
        footer =
                "%njarvis join prints the settings with which agents run it. It is an early warning; what decides is the merge.")
final class HookCommand extends Subcommand {
    @Option(
            names = "--closed",
            description = "Hold a tool back when Jarvis cannot be asked; else the agent goes on, unchecked.")
    private boolean closed;

    HookCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        throw new Mistake("jarvis hook" + (closed ? " --closed" : "")
                + " is answered by the launcher alone. Start the script ./jarvis of the checkout, not its jar.");
    }
}
