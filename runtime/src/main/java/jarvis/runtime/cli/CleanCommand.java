package jarvis.runtime.cli;

import jarvis.runtime.client.Access;
import jarvis.runtime.client.Door;
import jarvis.runtime.client.RunSource;
import jarvis.runtime.workspace.keep.Clean;
import jarvis.runtime.workspace.keep.Leftovers;
import jarvis.runtime.workspace.keep.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code jarvis clean}. */
@Command(
        name = "clean",
        description = "Remove worktrees of which nothing is needed any more. What could be lost is kept, or stays.")
final class CleanCommand extends Subcommand {
    private static final Set<String> OVER = Set.of("stopped", "signed off");

    @Option(names = "--dry-run", description = "Only say what would be removed and what not, and why.")
    private boolean dryRun;

    @Option(names = "--run", paramLabel = "RUN", description = "A run's id; all runs unless said.")
    private @Nullable String run;

    CleanCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Access access = context().access();
        if (access.worker().isPresent()) {
            throw new Mistake("An instance cannot clean up after itself; a person does: jarvis clean");
        }
        Leftovers leftovers = new Leftovers(access.needProject().folder().resolve("runs"));
        List<String> runs = wanted(leftovers.names());
        if (runs.isEmpty()) {
            terminal().print("No run has worktrees here.");
        }
        String live = dryRun ? "" : live(access).orElse("");
        for (String each : runs) {
            if (each.equals(live)) {
                terminal().print(each + " goes on, so its worktrees stay. Stop it or let it end first.");
            } else {
                clean(each, leftovers.clean(each));
            }
        }
        return ExitCode.OK;
    }

    private List<String> wanted(List<String> all) {
        if (run == null) {
            return all;
        }
        if (!all.contains(run)) {
            throw new Mistake("No run " + run + " has worktrees here. "
                    + (all.isEmpty() ? "None has." : "These have: " + String.join(", ", all) + "."));
        }
        return List.of(run);
    }

    /** The run that a Jarvis works on now; nothing where it is over or no Jarvis is there. */
    private static Optional<String> live(Access access) {
        if (access.door().filter(Door::answers).isEmpty()) {
            return Optional.empty();
        }
        try (RunSource source = access.source()) {
            JsonNode document = source.run(RunSource.CURRENT);
            return OVER.contains(document.path("status").asString(""))
                    ? Optional.empty()
                    : Optional.of(document.path("id").asString(""));
        }
    }

    private void clean(String name, Clean clean) {
        for (Standing found : clean.survey(clean::merged)) {
            Standing standing = dryRun ? found : clean.remove(found.instance(), clean.merged(found.instance()));
            String what = standing.removable() ? (dryRun ? "would be removed" : "removed") : "stays";
            terminal()
                    .print("%s %s  %s  %s: %s"
                            .formatted(name, standing.instance(), size(standing.bytes()), what, standing.reason()));
        }
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
