package jarvis.core.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coordination plan as it was understood, whatever form it was written in.
 *
 * <p>Recognisers fill it; it knows nothing of Markdown. Lists keep the order of the document.
 */
public record Plan(
        String title,
        @Nullable String problem,
        @Nullable String rootCause,
        @Nullable String solution,
        List<Instance> instances,
        List<Phase> phases,
        List<Checkpoint> checkpoints,
        SharedState sharedState,
        List<Criterion> successCriteria,
        FinalVerification finalVerification,
        List<RolloutStep> rollout,
        List<Risk> risks,
        List<Ownership> ownership,
        @Nullable String frontMatter) {

    public Plan {
        instances = List.copyOf(instances);
        phases = List.copyOf(phases);
        checkpoints = List.copyOf(checkpoints);
        successCriteria = List.copyOf(successCriteria);
        rollout = List.copyOf(rollout);
        risks = List.copyOf(risks);
        ownership = List.copyOf(ownership);
    }

    /** A plan of no more than its work. */
    public static Plan of(
            String title,
            List<Instance> instances,
            List<Phase> phases,
            List<Checkpoint> checkpoints,
            List<Ownership> ownership) {
        return new Plan(
                title,
                null,
                null,
                null,
                instances,
                phases,
                checkpoints,
                SharedState.NONE,
                List.of(),
                FinalVerification.NONE,
                List.of(),
                List.of(),
                ownership,
                null);
    }

    public Optional<Instance> instance(String id) {
        return instances.stream().filter(instance -> instance.id().equals(id)).findFirst();
    }

    public Optional<Checkpoint> checkpoint(String id) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.id().equals(id))
                .findFirst();
    }
}
