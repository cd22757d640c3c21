package jarvis.runtime.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis attach INSTANCE}. */
@Command(
        name = "attach",
        description = "Follow an instance's agent, and tell it what you type, a line a message.",
        footer =
                "%nIt ends with the attempt, or with Ctrl C; the agent goes on. Claude Code listens while it works; of others"
                        + " it is noted that they did not hear it.")
final class AttachCommand extends Subcommand {
    @Parameters(paramLabel = "INSTANCE", description = "An instance's id.")
    private String instance = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "Tell it this, and do not follow.")
    private @Nullable String message;

    private final Context context;

    AttachCommand(Context context) {
        super(context);
        this.context = context;
    }

    @Override
    public Integer call() {
        if (message != null) {
            tell(message);
            terminal().say("Told " + instance + "'s agent.");
            return ExitCode.OK;
        }
        if (terminal().interactive()) {
            Thread.ofPlatform().daemon().name("attach-input").start(this::listen);
        }
        return LogsCommand.following(context, instance).call();
    }

    private void listen() {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    try {
                        tell(line);
                    } catch (RuntimeException e) {
                        terminal().say("jarvis: " + e.getMessage());
                    }
                }
            }
        } catch (IOException e) {
            // nothing more is typed
        }
    }

    private void tell(String text) {
        new Sender(context)
                .send(Sender.command("tell").put("instance", instance).put("text", text));
    }
}
