package jarvis.runtime.cli;

import jarvis.runtime.cli.agents.Pasted;
import jarvis.runtime.client.Door;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code jarvis join}. */
@Command(
        name = "join",
        description =
                "Print what to paste so that your own terminal session is an instance: variables, tools and hooks.",
        footer = "%nWhat it prints holds the instance's token for this attempt: whoever has it speaks as the instance.")
final class JoinCommand extends Subcommand {
    @Parameters(paramLabel = "INSTANCE", description = "An instance whose agent is a person; jarvis status lists them.")
    private String instance = "";

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            description = "claude, codex, gemini or opencode; all unless said.")
    private @Nullable String agent;

    @Option(names = "--closed", description = "Hold tools back when Jarvis cannot be asked.")
    private boolean closed;

    JoinCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        if (agent != null && !Pasted.AGENTS.contains(agent)) {
            throw new Mistake("There is nothing to paste for " + agent + ". There is for "
                    + String.join(", ", Pasted.AGENTS) + "; any other reports with the command jarvis.");
        }
        Door door = Doors.open(context().access());
        JsonNode joined = door.post(
                "/api/runs/" + context().access().run() + "/instances/" + Doors.segment(instance) + "/join",
                JsonNodeFactory.instance.objectNode());
        Map<String, String> environment = new TreeMap<>();
        joined.path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asString("")));
        environment.put("JARVIS_URL", door.url().toString());
        Pasted pasted = new Pasted(launcher(), door.url().toString(), closed);
        pasted.session(joined.path("folder").asString(""), environment).forEach(terminal()::print);
        List<String> agents = agent == null ? Pasted.AGENTS : List.of(agent);
        agents.forEach(name -> pasted.of(name).forEach(terminal()::print));
        terminal()
                .say("This is attempt " + joined.path("attempt").asString("") + " of " + instance
                        + ". It ends with its claim; when that is refused, join again.");
        return ExitCode.OK;
    }

    private static String launcher() {
        String home = System.getProperty("jarvis.home");
        return home == null ? "jarvis" : home + "/jarvis";
    }
}
