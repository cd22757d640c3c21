package jarvis.runtime.workspace.merge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Commits by plumbing: the same tree, parents, words and time give the same commit. */
final class Commits {
    private static final String JARVIS = "jarvis";

    /** The only name that nobody can move. */
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final Borrowed objects;

    Commits(Borrowed objects) {
        this.objects = objects;
    }

    static void checkName(String commit) {
        if (!WHOLE.matcher(commit).matches()) {
            throw new IllegalArgumentException("no whole hash of a commit: \"" + commit + "\"");
        }
    }

    /** A commit of Jarvis's own. */
    String commit(String tree, List<String> parents, String message, Instant at) {
        return commit(tree, parents, message, new By(JARVIS, at));
    }

    /** Who wrote it, and when; Jarvis commits. */
    record By(String author, Instant at) {
        Map<String, String> variables() {
            String date = "@" + at.getEpochSecond() + " +0000";
            return Map.of(
                    "GIT_AUTHOR_NAME", author,
                    "GIT_AUTHOR_EMAIL", author + "@jarvis.invalid",
                    "GIT_AUTHOR_DATE", date,
                    "GIT_COMMITTER_NAME", JARVIS,
                    "GIT_COMMITTER_EMAIL", JARVIS + "@jarvis.invalid",
                    "GIT_COMMITTER_DATE", date);
        }
    }

    String commit(String tree, List<String> parents, String message, By by) {
        List<String> command = new ArrayList<>(List.of("commit-tree", tree));
        parents.forEach(parent -> command.addAll(List.of("-p", parent)));
        byte[] words = (message.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hash = objects.with(by.variables()).bytes(words, command.toArray(String[]::new));
        return new String(hash, StandardCharsets.US_ASCII).strip();
    }
}
