package jarvis.core.plan.reader;

import jarvis.core.plan.Checkpoint;
import jarvis.core.plan.markdown.Field;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint before it is known which phase it gates.
 *
 * @param name without its number
 * @param gates the field in which it names its phase itself
 */
record CheckpointDraft(
        Checkpoint checkpoint, String name, @Nullable Field gates) {
    Checkpoint gating(@Nullable String phase) {
        return new Checkpoint(
                checkpoint.id(),
                checkpoint.name(),
                checkpoint.validator(),
                checkpoint.steps(),
                phase,
                checkpoint.line());
    }

    String number() {
        return checkpoint.id().substring(checkpoint.id().indexOf('-') + 1);
    }
}
