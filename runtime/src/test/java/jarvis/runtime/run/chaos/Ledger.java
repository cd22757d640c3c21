package jarvis.runtime.run.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that agents made in one repository and that must be there in the end, by its hash, each with where it was seen. */
final class Ledger {
    private final Path top;
    private final Map<String, String> owed = new LinkedHashMap<>();

    Ledger(Path top) {
        this.top = top;
    }

    Path top() {
        return top;
    }

    /** Commits are owed as soon as they were made. */
    void noteCommits(String when) {
        GitFiles.commits(top).forEach(commit -> owed.putIfAbsent(commit, "a commit, seen " + when));
    }

    /** A stash is owed once Jarvis had a look: until then its agent may drop it, and git forgets it at once. */
    void noteStashes(String when) {
        GitFiles.stashes(top).forEach(commit -> owed.putIfAbsent(commit, "a stash, seen " + when));
    }

    void owe(Map<String, String> contents, String when) {
        contents.forEach((hash, place) -> owed.putIfAbsent(hash, place + ", seen " + when));
    }

    /** What refs do not reach. */
    List<String> lost(Set<String> reachable) {
        List<String> lost = new ArrayList<>();
        owed.forEach((hash, what) -> {
            if (!reachable.contains(hash)) {
                lost.add(hash + ": " + what);
            }
        });
        return lost;
    }

    int size() {
        return owed.size();
    }
}
