package jarvis.runtime.cli;

import jarvis.runtime.client.McpBridge;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import picocli.CommandLine.Command;

/** {@code jarvis mcp}. */
@Command(
        name = "mcp",
        description =
                "The tools for agents on standard input and output, for agents that start their MCP servers as programs.")
final class McpCommand extends Subcommand {
    McpCommand(Context context) {
        super(context);
    }

    /** The terminal reads letters; the protocol is bytes, and what is no UTF-8 among them is to be refused. */
    @Override
    public Integer call() {
        if (context().access().door().isEmpty()) {
            throw new Mistake("There is no Jarvis to speak to: JARVIS_URL is not set here, and no Jarvis runs in "
                    + terminal().workingDirectory()
                    + " or above it. Start this from an agent that Jarvis started, or in the"
                    + " plan's folder while jarvis run goes on.");
        }
        new McpBridge(context().access(), terminal()::say)
                .run(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                        terminal().out());
        return ExitCode.OK;
    }
}
