package jarvis.runtime.cli;

import jarvis.runtime.agent.adapter.Capabilities;
import jarvis.runtime.cli.agents.InstalledAgent;
import jarvis.runtime.cli.terminal.Style;
import jarvis.runtime.execution.Tool;
import jarvis.runtime.view.PlainText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code jarvis agents}. */
@Command(
        name = "agents",
        description =
                "Which agents are installed here, which version, and what each can do. Each is asked once, for 10 s.")
final class AgentsCommand extends Subcommand {
    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    AgentsCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<InstalledAgent> found =
                InstalledAgent.look(terminal().environment().getOrDefault("PATH", ""));
        if (json) {
            return print(document(found));
        }
        found.forEach(agent -> lines(agent).forEach(terminal()::print));
        terminal()
                .print(
                        "Any other that speaks the Agent Client Protocol is agent: acp with its command; any other program, command: alone.");
        return ExitCode.OK;
    }

    private List<String> lines(InstalledAgent agent) {
        Style style = terminal().style();
        String name = String.format("%-9s ", agent.kind().name());
        Tool tool = agent.tool();
        if (tool == null) {
            return List.of(style.yellow(name) + "is not on PATH. Get it: "
                    + agent.kind().get());
        }
        String version = agent.version().isEmpty()
                ? "says nothing to --version within 10 s, so it may not start: try " + tool.file() + " --version"
                : PlainText.line(agent.version()) + "  " + tool.file();
        String under = " ".repeat(10);
        List<String> cannot = can(agent.kind().can(), false);
        List<String> lines = new ArrayList<>();
        lines.add((agent.version().isEmpty() ? style.yellow(name) : style.green(name)) + version);
        lines.add(under + "can " + String.join("; ", can(agent.kind().can(), true)));
        if (!cannot.isEmpty()) {
            lines.add(under + "cannot " + String.join("; ", cannot));
        }
        lines.add(under + "its turn is over with " + agent.kind().can().end());
        return lines;
    }

    /** What it can do, or cannot. */
    private static List<String> can(Capabilities of, boolean wanted) {
        List<String> words = new ArrayList<>();
        add(words, of.resumes() == wanted, "go on with an earlier session");
        add(words, of.listens() == wanted, "be told something while it works");
        add(words, of.asks() == wanted, "ask a person for permission");
        add(words, of.tokens() == wanted, "say how many tokens it used");
        add(words, of.cost() == wanted, "say what that costs");
        add(words, of.pathRules() == wanted, "hold a write back until it is allowed");
        return words;
    }

    private static void add(List<String> words, boolean so, String word) {
        if (so) {
            words.add(word);
        }
    }

    private static ObjectNode document(List<InstalledAgent> found) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode all = document.putArray("agents");
        for (InstalledAgent agent : found) {
            Tool tool = agent.tool();
            ObjectNode one = all.addObject().put("name", agent.kind().name()).put("installed", tool != null);
            one.put("file", tool == null ? null : tool.file().toString());
            one.put("version", agent.version().isEmpty() ? null : agent.version());
            one.put("get", agent.kind().get());
            can(agent.kind().can(), one.putObject("can"));
        }
        return document;
    }

    private static void can(Capabilities of, ObjectNode can) {
        can.put("resumes", of.resumes()).put("listens", of.listens()).put("asks", of.asks());
        can.put("tokens", of.tokens()).put("cost", of.cost()).put("pathRules", of.pathRules());
        can.put("end", of.end());
    }
}
