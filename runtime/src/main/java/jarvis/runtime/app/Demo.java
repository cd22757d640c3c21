package jarvis.runtime.app;

import jarvis.core.plan.reader.PlanReader;
import jarvis.runtime.cli.Engine;
import jarvis.runtime.cli.Engine.DemoRequest.Agents;
import jarvis.runtime.cli.ExitCode;
import jarvis.runtime.cli.terminal.Questioner;
import jarvis.runtime.cli.terminal.StageView;
import jarvis.runtime.cli.terminal.Terminal;
import jarvis.runtime.project.Overrides;
import jarvis.runtime.project.PlanFile;
import jarvis.runtime.project.Staging;
import jarvis.runtime.workspace.Repositories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The demo: its plan and scripts, laid out as a scratch repository of their own, and run. */
final class Demo {
    private static final String EXAMPLE = "/examples/live-dashboard/";
    private static final String SETTINGS = "jarvis.yaml";
    private static final List<String> FILES =
            List.of("PLAN.md", "agents/feed.sh", "agents/board.sh", "agents/publisher.sh", "agents/tests.sh");
    private static final List<String> SCRIPTS =
            List.of("agents/feed.script", "agents/board.script", "agents/publisher.script", "agents/tests.script");
    private static final List<String> LOCATIONS = List.of("feed", "board", "publisher", "tests");

    private final LocalEngine engine;

    Demo(LocalEngine engine) {
        this.engine = engine;
    }

    int run(Engine.DemoRequest request, Terminal terminal) {
        Path folder = request.folder();
        if (folder != null && Files.exists(folder.resolve("PLAN.md"))) {
            terminal.say("jarvis: " + folder
                    + " holds a PLAN.md already, which the demo would overwrite. Name an empty folder.");
            return ExitCode.MISTAKE;
        }
        Path scratch = laidOut(folder, request.agents());
        terminal.say("The demo's scratch repository: " + scratch);
        if (!(PlanFile.open(scratch.resolve("PLAN.md")) instanceof PlanFile.Text text)) {
            throw new IllegalStateException("the demo's own plan cannot be read");
        }
        Overrides overrides = new Overrides(List.of(), request.port());
        Staging staging = Staging.of(text, PlanReader.read(text.markdown()), scratch, overrides);
        Questioner.Mode mode = request.yes() ? Questioner.Mode.YES : Questioner.Mode.ASK;
        return engine.run(staging, new StageView.Consent(true, true), new Follow(mode, request.open(), true), terminal);
    }

    private static Path laidOut(@Nullable Path folder, Agents agents) {
        try {
            Path scratch = folder == null ? Files.createTempDirectory("jarvis-demo-") : Files.createDirectories(folder);
            for (String name : FILES) {
                lay(scratch.resolve(name), text(name));
            }
            if (agents == Agents.NONE) {
                lay(scratch.resolve(SETTINGS), text(SETTINGS));
            } else {
                lay(scratch.resolve(SETTINGS), speaking(text("agents.yaml"), agents));
                for (String name : SCRIPTS) {
                    lay(scratch.resolve(name), text(name));
                }
            }
            for (String location : LOCATIONS) {
                lay(scratch.resolve(location).resolve(".gitkeep"), "");
            }
            Repositories.init(scratch, "The demo's plan");
            return scratch;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demo's scratch repository cannot be made: " + e.getMessage()
                            + ". Free space, or name another folder: --in DIR",
                    e);
        }
    }

    /** The settings with all agents speaking the one protocol that was asked for. */
    private static String speaking(String settings, Agents agents) {
        String protocol = agents.name().toLowerCase(Locale.ROOT);
        return agents == Agents.MIXED
                ? settings
                : settings.replaceAll("agent: \\w+", "agent: " + protocol)
                        .replaceAll("fake-agent \\w+", "fake-agent " + protocol);
    }

    private static void lay(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(String name) throws IOException {
        try (InputStream content = Demo.class.getResourceAsStream(EXAMPLE + name)) {
            if (content == null) {
                throw new IllegalStateException("the demo's " + name + " is not in this build");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
