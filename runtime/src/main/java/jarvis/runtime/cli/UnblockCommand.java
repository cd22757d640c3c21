package jarvis.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis unblock}. */
@Command(name = "unblock", description = "Say that a blocker is resolved, or all of an instance.")
final class UnblockCommand extends Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "INSTANCE|BLOCKER",
            description = "A blocker's id, or an instance's for all of its open ones; a worker's own unless said.")
    private String blocker;

    @Option(names = "--how", paramLabel = "TEXT", description = "How it was resolved; it is recorded.")
    private String how = "";

    UnblockCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        String which = new Who(context()).instance(blocker);
        new Sender(context())
                .send(
                        Sender.command("unblock").put("blocker", which).put("how", how),
                        "Recorded: " + which + " is resolved.");
        return ExitCode.OK;
    }
}
