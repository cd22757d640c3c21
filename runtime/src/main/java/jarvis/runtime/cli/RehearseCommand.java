package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.StageView.Consent;
import jarvis.runtime.project.Overrides;
import jarvis.runtime.project.Staging;
import jarvis.runtime.rehearsal.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jarvis rehearse}. */
@Command(
        name = "rehearse",
        description =
                "Run a plan with scripted agents in a scratch clone: its order, paths and gates, before money is spent.",
        footer = {
            "",
            "Each instance says its tasks, writes one small file where it owns a folder, and claims to be done, unless",
            "--scripts has more for it. Gates run as in a real run, since their commands are part of what is rehearsed, and",
            "they need the same consent. One that does not pass, as most do while nobody works, is shown and then accepted,",
            "so that the rest is seen; with --scripts its evidence goes back first, as in a real run. Nothing of yours is",
            "written: what is committed is cloned. Only absolute paths within a gate's commands still lead to the originals."
        })
final class RehearseCommand extends Subcommand {
    private static final String ENDING = ".script";

    @Parameters(paramLabel = "PLAN", description = "The plan's Markdown file.")
    private Path plan;

    @Option(
            names = "--scripts",
            paramLabel = "DIR",
            description = "A folder with INSTANCE.script files; see jarvis fake-agent --help.")
    private @Nullable Path scripts;

    @Option(names = "--root", paramLabel = "FROM=TO", description = "Where a path of the plan is here; repeatable.")
    private List<String> roots = List.of();

    @Option(
            names = {"--yes", "--accept-warnings"},
            description = "Accept the warnings.")
    private boolean yes;

    @Option(names = "--trust", description = "Trust the plan's commands. For scripts.")
    private boolean trust;

    @Option(names = "--no-open", description = "Print the page's address instead of opening it.")
    private boolean closed;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is served; 3003 unless taken.")
    private @Nullable Integer port;

    RehearseCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Staging staging = new Plans(terminal()).staging(plan, new Overrides(roots, Ports.checked(port)));
        return context()
                .engine()
                .rehearse(
                        new Engine.RehearseRequest(staging, new Consent(yes, trust), !closed, scripts(staging)),
                        terminal());
    }

    /** The folder with the scripts, when all in it can be followed and are somebody's. */
    private @Nullable Path scripts(Staging staging) {
        if (scripts == null) {
            return null;
        }
        Path folder = terminal().workingDirectory().resolve(scripts).normalize();
        List<Path> found = listed(folder);
        if (found.isEmpty()) {
            throw new Mistake("There is no INSTANCE.script in " + folder + ". Name the folder that has them.");
        }
        for (Path file : found) {
            String instance = file.getFileName().toString().replace(ENDING, "");
            if (staging.plan().instance(instance).isEmpty()) {
                throw new Mistake(file + " is for " + instance + ", and the plan has no such instance. It has: "
                        + String.join(
                                ", ",
                                staging.plan().instances().stream()
                                        .map(i -> i.id())
                                        .toList()) + ".");
            }
            check(file);
        }
        return folder;
    }

    private static List<Path> listed(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Mistake("The folder " + folder + " cannot be read (" + e.getMessage()
                    + "). Name the one that has the INSTANCE.script files.");
        }
    }

    private static void check(Path file) {
        try {
            Script.read(Files.readString(file));
        } catch (IOException e) {
            throw new Mistake("The script " + file + " cannot be read: " + e.getMessage());
        } catch (Script.Unreadable e) {
            throw new Mistake("The script " + file + " cannot be followed: " + e.getMessage());
        }
    }
}
