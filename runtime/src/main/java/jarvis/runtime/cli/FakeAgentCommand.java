package jarvis.runtime.cli;

import jarvis.runtime.rehearsal.FakeAgent;
import jarvis.runtime.rehearsal.Script;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code jarvis fake-agent PROTOCOL SCRIPT}: in place of a real agent's program; what that is started with is accepted too. */
@Command(
        name = "fake-agent",
        description = "Speak as an agent would, by a script: for rehearsals and tests.",
        footer = "%nA script has a step a line; docs/agents.md lists them.")
final class FakeAgentCommand extends Subcommand {
    private static final List<String> SESSION = List.of("--session-id", "--resume", "resume");

    @Parameters(index = "0", paramLabel = "PROTOCOL", description = "claude, codex or acp.")
    private String protocol = "";

    @Parameters(index = "1", paramLabel = "SCRIPT", description = "What it does.")
    private Path script = Path.of("");

    @Unmatched
    private List<String> rest = new ArrayList<>();

    FakeAgentCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!FakeAgent.PROTOCOLS.contains(protocol)) {
            throw new Mistake(
                    "There is no protocol " + protocol + ". It speaks " + String.join(", ", FakeAgent.PROTOCOLS) + ".");
        }
        FakeAgent.Role role = new FakeAgent.Role(protocol, session(), attempt());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            return FakeAgent.run(read(), role, new FakeAgent.Mouth(new FileInputStream(FileDescriptor.in), out));
        } catch (IOException e) {
            terminal().say("fake-agent: " + e.getMessage());
            return ExitCode.WORLD;
        }
    }

    private Script read() {
        Path file = terminal().workingDirectory().resolve(script);
        try {
            return Script.read(Files.readString(file));
        } catch (IOException e) {
            throw new Mistake("The script " + file + " cannot be read: " + e.getMessage());
        } catch (Script.Unreadable e) {
            throw new Mistake("The script " + file + " cannot be followed: " + e.getMessage());
        }
    }

    private String session() {
        for (int i = 0; i + 1 < rest.size(); i++) {
            if (SESSION.contains(rest.get(i))) {
                return rest.get(i + 1);
            }
        }
        return "";
    }

    private int attempt() {
        String said = terminal().environment().getOrDefault("JARVIS_ATTEMPT", "1");
        return said.matches("\\d{1,6}") ? Integer.parseInt(said) : 1;
    }
}
