package jarvis.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis hand-over}. */
@Command(
        name = "hand-over",
        description = "Hand changes that were refused at a merge to the instance that owns them; the rest is merged.")
final class HandOverCommand extends Subcommand {
    @Parameters(paramLabel = "QUESTION", description = "A refused merge's id, such as instance-2/1/merge.")
    private String question;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What the owner is to do with it.")
    private String reason;

    HandOverCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        new Sender(context())
                .send(Sender.command("hand-over").put("question", question).put("reason", reason));
        terminal().say("Handed over what was refused in " + question + ".");
        return ExitCode.OK;
    }
}
