package jarvis.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis retry}. */
@Command(
        name = "retry",
        description = "Try again: an instance that failed or was lost, a checkpoint that failed or could not run.")
final class RetryCommand extends Subcommand {
    @Parameters(paramLabel = "TARGET", description = "An instance's or a checkpoint's id.")
    private String target;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    RetryCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        new Sender(context()).send(Sender.command("retry").put("target", target).put("reason", reason));
        terminal().say(target + " is tried again.");
        return ExitCode.OK;
    }
}
