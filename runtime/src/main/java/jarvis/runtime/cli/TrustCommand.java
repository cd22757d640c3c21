package jarvis.runtime.cli;

import jarvis.runtime.cli.terminal.TrustView;
import jarvis.runtime.client.Door;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.SettingsProblem;
import jarvis.runtime.project.SettingsReader;
import jarvis.runtime.project.SettingsText;
import jarvis.runtime.trust.Reach;
import jarvis.runtime.trust.Trusted;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code jarvis trust}. */
@Command(
        name = "trust",
        description = "Show what jarvis.yaml reaches beyond its folder (network, databases, secrets), and trust it.")
final class TrustCommand extends Subcommand {
    private static final Pattern SOURCE = Pattern.compile("(?:sources|health)\\.(.+)");

    @Option(names = "--yes", description = "Trust it without being asked. For scripts.")
    private boolean yes;

    TrustCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        ProjectFolder folder = context()
                .access()
                .project()
                .orElseGet(() -> new ProjectFolder(terminal().workingDirectory()));
        List<SettingsProblem> problems = SettingsText.problems(folder);
        problems.forEach(problem -> terminal().say(problem.sentence()));
        return SettingsText.errors(problems).isPresent() ? ExitCode.MISTAKE : trust(folder);
    }

    private int trust(ProjectFolder folder) {
        Trusted trusted = Trusted.of(terminal().environment());
        List<Reach> all = Reach.of(folder);
        List<Reach> fresh =
                all.stream().filter(reach -> !trusted.has(reach.thing())).toList();
        if (fresh.isEmpty()) {
            terminal()
                    .print(
                            all.isEmpty()
                                    ? nothing(folder)
                                    : "All that jarvis.yaml reaches is trusted: " + all.size() + ".");
            return ExitCode.OK;
        }
        List<Reach> left = new TrustView(terminal(), trusted).ask(all, yes, "jarvis trust --yes");
        fresh.stream().filter(reach -> !left.contains(reach)).forEach(this::askNow);
        return left.isEmpty() ? ExitCode.OK : ExitCode.MISTAKE;
    }

    private static String nothing(ProjectFolder folder) {
        return Files.exists(folder.root().resolve(SettingsReader.FILE))
                ? "jarvis.yaml reaches nothing beyond its folder."
                : "There is no jarvis.yaml in " + folder.root()
                        + ", so there is nothing to trust here. A plan's commands are"
                        + " trusted where it is started: jarvis run PLAN.md";
    }

    /** A Jarvis that runs asks it at once, and not only when its turn comes. */
    private void askNow(Reach reach) {
        Matcher source = SOURCE.matcher(reach.thing().name());
        if (source.matches() && context().access().door().filter(Door::answers).isPresent()) {
            Doors.open(context().access())
                    .post(
                            "/api/sources/" + Doors.segment(source.group(1)) + "/resume",
                            JsonNodeFactory.instance.objectNode());
        }
    }
}
