package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.SourcesText;
import jarvis.runtime.client.Door;
import jarvis.runtime.project.ProjectFolder;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code jarvis sources [test|pause|resume NAME]}. */
@Command(
        name = "sources",
        description = "Where the dashboard's values come from: each source's state, age and trouble.")
final class SourcesCommand extends Subcommand {
    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    SourcesCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        return shown(door().get("/api/sources"));
    }

    @Command(name = "test", description = "Ask a source once, here and now, and show what becomes of it step by step.")
    int test(
            @Parameters(paramLabel = "NAME", description = "A source's name in jarvis.yaml.") String name,
            @Mixin HelpOption help) {
        ProjectFolder folder = context()
                .access()
                .project()
                .orElseGet(() -> new ProjectFolder(terminal().workingDirectory()));
        return context().engine().testSource(new Engine.SourceTest(folder, name), terminal());
    }

    @Command(name = "pause", description = "Ask a source no more; its values are kept, and say that it is paused.")
    int pause(@Parameters(paramLabel = "NAME", description = "A source's name.") String name, @Mixin HelpOption help) {
        return shown(turned(name, "pause"));
    }

    @Command(name = "resume", description = "Ask a paused source again.")
    int resume(@Parameters(paramLabel = "NAME", description = "A source's name.") String name, @Mixin HelpOption help) {
        return shown(turned(name, "resume"));
    }

    private JsonNode turned(String name, String how) {
        return door().post("/api/sources/" + Doors.segment(name) + "/" + how, JsonNodeFactory.instance.objectNode());
    }

    private int shown(JsonNode document) {
        if (json) {
            return print(document);
        }
        SourcesText.of(document, Instant.now()).forEach(terminal()::print);
        return ExitCode.OK;
    }

    private Door door() {
        return Doors.open(context().access());
    }
}
