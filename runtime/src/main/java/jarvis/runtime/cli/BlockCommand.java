package jarvis.runtime.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis block}. */
@Command(name = "block", description = "Say what stops an instance.")
final class BlockCommand extends Subcommand {
    /** How bad it is. */
    enum Severity {
        BLOCKING,
        WARNING
    }

    @Parameters(
            arity = "1..2",
            paramLabel = "INSTANCE TEXT",
            description = "Who is stopped, and by what. A worker says only the text.")
    private List<String> words;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            defaultValue = "BLOCKING",
            description = "blocking (stops the instance) or warning (is only shown); blocking unless said.")
    private Severity severity;

    BlockCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        String who = new Who(context()).instance(words.size() == 2 ? words.getFirst() : null);
        new Sender(context())
                .send(
                        Sender.command("block")
                                .put("instance", who)
                                .put("text", words.getLast())
                                .put("severity", severity.name().toLowerCase(Locale.ROOT)),
                        "Recorded: " + who + " is stopped by: " + words.getLast());
        return ExitCode.OK;
    }
}
