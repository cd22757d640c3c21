package jarvis.core.coordination;

import java.util.List;

/**
 * What the schedule says of one checkpoint.
 *
 * @param runs whether it has anything that Jarvis runs; without it and without questions it could not run
 * @param questions what a person judges once the machine's part has passed
 */
public record CheckpointSpec(String id, String name, boolean runs, List<String> questions) {
    /** The checkpoint that stands for the final verification of the whole plan. */
    public static final String FINAL = "final";

    public CheckpointSpec {
        questions = List.copyOf(questions);
    }
}
