package jarvis.core.coordination;

import java.util.List;
import java.util.stream.Stream;

/** Who works when and what gates it: the plan reduced to what coordination needs. */
public record Schedule(List<PhaseSpec> phases, List<CheckpointSpec> checkpoints, Limits limits) {
    public Schedule {
        phases = List.copyOf(phases);
        checkpoints = List.copyOf(checkpoints);
    }

    Stream<AssignmentSpec> assignments() {
        return phases.stream().flatMap(phase -> phase.assignments().stream());
    }

    PhaseSpec phase(String id) {
        return phases.stream()
                .filter(phase -> phase.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    boolean hasFinal() {
        return checkpoints.stream().anyMatch(checkpoint -> checkpoint.id().equals(CheckpointSpec.FINAL));
    }
}
