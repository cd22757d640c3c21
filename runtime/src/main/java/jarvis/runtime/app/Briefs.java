package jarvis.runtime.app;

import jarvis.core.coordination.AssignmentId;
import jarvis.core.coordination.CheckpointState;
import jarvis.core.coordination.Evidence;
import jarvis.core.coordination.RunState;
import jarvis.core.coordination.StepResult;
import jarvis.core.merge.Workspace;
import jarvis.core.plan.Roots;
import jarvis.core.plan.StepKind;
import jarvis.runtime.agent.Brief;
import jarvis.runtime.agent.BriefExtras;
import jarvis.runtime.agent.OwnBranch;
import jarvis.runtime.run.PlanBranches;
import jarvis.runtime.run.RunPlace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Briefs as of now, with what their checkpoints' steps wrote last. */
final class Briefs {
    private static final int TAIL_BYTES = 2_000;

    private Briefs() {}

    static String fresh(RunPlace place, RunState state, AssignmentId assignment, List<String> conflicts) {
        BriefExtras extras = new BriefExtras(
                place.location(state, assignment.instance()),
                place.coordination(),
                roots(place, state, assignment.instance()),
                branch(place, state, assignment.instance(), conflicts),
                place.project().settings().instance(assignment.instance()).check(),
                tails(place, state));
        return Brief.markdown(place.plan(), state, assignment, extras);
    }

    /** Paths of the plan that lie in the repository are in the instance's worktree for it. */
    private static Roots roots(RunPlace place, RunState state, String instance) {
        Roots roots = place.project().roots();
        Optional<Workspace> workspace = state.branches().workspace(instance);
        if (workspace.isEmpty()) {
            return roots;
        }
        Path top = Path.of(workspace.get().repository());
        Path tree = Path.of(workspace.get().folder());
        Map<String, String> moved = new HashMap<>();
        roots.prefixes().forEach((from, here) -> {
            Path real = real(Path.of(here));
            moved.put(
                    from,
                    real.startsWith(top)
                            ? tree.resolve(top.relativize(real)).normalize().toString()
                            : here);
        });
        return new Roots(moved);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static @Nullable OwnBranch branch(RunPlace place, RunState state, String instance, List<String> conflicts) {
        return state.branches()
                .workspace(instance)
                .map(workspace -> new OwnBranch(workspace.branch(), PlanBranches.integration(place.run()), conflicts))
                .orElse(null);
    }

    private static Map<String, String> tails(RunPlace place, RunState state) {
        Map<String, String> tails = new HashMap<>();
        for (CheckpointState checkpoint : state.checkpoints().values()) {
            Evidence evidence = checkpoint.evidence();
            if (evidence != null) {
                tails(place.round(checkpoint.spec().id(), checkpoint.round()), evidence, tails);
            }
        }
        return tails;
    }

    private static void tails(Path round, Evidence evidence, Map<String, String> tails) {
        int number = 0;
        for (StepResult step : evidence.steps()) {
            number += step.kind() == StepKind.ASK ? 0 : 1;
            if (!step.output().isEmpty()) {
                tails.put(step.output(), tail(round.resolve("step-" + number + ".out")));
            }
        }
    }

    private static String tail(Path file) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, open.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (open.length() - from)];
            open.seek(from);
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output cannot be read: " + e.getMessage() + ")";
        }
    }
}
