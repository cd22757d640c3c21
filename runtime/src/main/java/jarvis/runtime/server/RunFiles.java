package jarvis.runtime.server;

import java.nio.file.Path;
import java.util.Optional;

/** What a run keeps outside its journal. Asked only for ids that its state knows. Thread-safe. */
public interface RunFiles {
    /** The brief of an instance in Markdown: the one it was given, or would be given now. */
    Optional<String> brief(String run, String instance);

    /** What an attempt has written so far. */
    Optional<Path> log(String run, String instance, int attempt);

    /**
     * The whole output of one step of a checkpoint's round.
     *
     * @param step counted from 1, in the order of the evidence
     */
    Optional<Path> output(String run, String checkpoint, int round, int step);
}
