package jarvis.runtime.agent.dialogue;

import java.util.Optional;

/** Who may write what, for an agent that asks before it writes. An early warning: what decides is the merge. */
@FunctionalInterface
public interface Ownership {
    /** Everything may be written. */
    Ownership ANY = _ -> Optional.empty();

    /** Why a file may not be written, and what to do instead; empty where it may. */
    Optional<String> refusal(String path);
}
