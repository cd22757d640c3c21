package jarvis.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis reject}. */
@Command(name = "reject", description = "Answer a question with no; the work goes back with your reason.")
final class RejectCommand extends Subcommand {
    @Parameters(paramLabel = "QUESTION", description = "A question's id, such as checkpoint-2/1/q1, or sign-off.")
    private String question;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why: whoever works on it next reads it.")
    private String reason;

    RejectCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        new Sender(context())
                .send(Sender.command("reject").put("question", question).put("reason", reason));
        terminal().say("Rejected " + question + ".");
        return ExitCode.OK;
    }
}
