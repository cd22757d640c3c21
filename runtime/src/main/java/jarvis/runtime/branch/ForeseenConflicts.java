package jarvis.runtime.branch;

import jarvis.runtime.branch.BranchNow.Predicted;
import jarvis.runtime.workspace.merge.Predictions;
import jarvis.runtime.workspace.merge.Predictions.Conflict;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom each instance of one repository will contradict. One caller at a time. */
public final class ForeseenConflicts {
    private final Predictions predictions;

    /** @param top the repository's folder */
    public ForeseenConflicts(String top) {
        predictions = new Predictions(Path.of(top));
    }

    /**
     * @param conflicts null where they could not be told
     * @param trouble why not; empty otherwise
     */
    public record Found(@Nullable List<Conflict> conflicts, String trouble) {
        /** Those of one instance; null where they could not be told. */
        public @Nullable List<Predicted> of(String instance) {
            return conflicts == null
                    ? null
                    : conflicts.stream()
                            .flatMap(conflict -> seenBy(instance, conflict))
                            .toList();
        }

        private static Stream<Predicted> seenBy(String instance, Conflict conflict) {
            if (conflict.one().equals(instance)) {
                return Stream.of(new Predicted(conflict.other(), conflict.paths()));
            }
            return conflict.other().equals(instance)
                    ? Stream.of(new Predicted(conflict.one(), conflict.paths()))
                    : Stream.empty();
        }
    }

    /**
     * The conflicts of all, by what lies in their worktrees.
     *
     * @param commits of it, by instance
     * @param isOpen whether an instance made anything that is not merged; another contradicts nobody
     */
    public Found of(String integration, Map<String, String> commits, Predicate<String> isOpen) {
        Map<String, String> open = new HashMap<>(commits);
        open.keySet().removeIf(isOpen.negate());
        try {
            return new Found(predictions.predict(integration, open), "");
        } catch (RuntimeException e) {
            return new Found(null, "Whom it will contradict is not known: " + e.getMessage());
        }
    }
}
