package jarvis.runtime.workspace.merge;

import java.util.regex.Pattern;

/** A commit by its whole hash, the only name that nobody can move. */
final class CommitName {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private CommitName() {}

    static void check(String commit) {
        if (!HASH.matcher(commit).matches()) {
            throw new IllegalArgumentException("no whole hash of a commit: \"" + commit + "\"");
        }
    }
}
