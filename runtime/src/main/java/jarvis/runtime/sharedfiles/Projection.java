package jarvis.runtime.sharedfiles;

import jarvis.core.coordination.Command;
import jarvis.core.coordination.RunState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of shared file: how it is rendered, and what a text found in its place claims. For one thread. */
interface Projection {
    String name();

    String render(RunState state);

    /** Remembers what the files show from now on: a text that repeats an earlier one claims nothing. */
    void shown(RunState state, Instant at);

    /**
     * What an edit says that was never shown.
     *
     * @throws IllegalArgumentException saying what is wrong with its form
     */
    List<Command> claims(Edit edit);

    /**
     * A text found in a file's place.
     *
     * @param owner the instance whose own copy it is; null in the folder that all share
     */
    record Edit(String text, RunState state, @Nullable String owner, Instant at) {
        /** Whether what is written about an instance is that instance's to say. */
        boolean by(String instance) {
            return owner == null || owner.equals(instance);
        }
    }
}
