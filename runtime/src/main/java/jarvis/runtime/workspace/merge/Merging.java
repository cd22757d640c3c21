package jarvis.runtime.workspace.merge;

import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What git makes of two commits, without a folder of files. */
sealed interface Merging {
    Pattern ASIDE = Pattern.compile("~(?:[0-9a-f]{40}|[0-9a-f]{64})(?:_\\d+)?$");

    /** @param tree all of both */
    record Clean(String tree) implements Merging {}

    /** @param paths where they contradict each other, sorted */
    record Conflicts(List<String> paths) implements Merging {
        public Conflicts {
            paths = List.copyOf(paths);
        }
    }

    static Merging of(Borrowed objects, String before, String tip) {
        String[] command = {"merge-tree", "--write-tree", "-z", "--name-only", "--messages", before, tip};
        Git.Output output = objects.ask(new byte[0], command);
        if (output.errors().contains("unrelated histories")) {
            throw new WorkspaceException(
                    "unrelated-history",
                    "%s is not merged, because it has no commit in common with %s. Begin at a commit of the run, and bring the work there."
                            .formatted(tip, before));
        }
        if (output.exit() > 1) {
            throw objects.failed(output, command);
        }
        return read(output.exit() == 0, Borrowed.pieces(output.bytes()).iterator());
    }

    /** A tree, the paths in conflict, an empty piece, and messages. */
    static Merging read(boolean clean, Iterator<String> pieces) {
        String tree = pieces.next();
        SortedSet<String> paths = new TreeSet<>();
        for (String path = next(pieces); !path.isEmpty(); path = next(pieces)) {
            paths.add(plain(path));
        }
        SortedSet<String> told = told(pieces);
        return clean ? new Clean(tree) : new Conflicts(List.copyOf(paths.isEmpty() ? told : paths));
    }

    /** The paths of the messages: there are conflicts without a file in conflict. Ends at an empty piece. */
    private static SortedSet<String> told(Iterator<String> pieces) {
        SortedSet<String> paths = new TreeSet<>();
        for (String count = next(pieces); !count.isEmpty(); count = next(pieces)) {
            List<String> named = new ArrayList<>();
            for (int left = Integer.parseInt(count); left > 0; left--) {
                named.add(next(pieces));
            }
            if (next(pieces).startsWith("CONFLICT")) {
                named.forEach(path -> paths.add(plain(path)));
            }
            next(pieces);
        }
        return paths;
    }

    /** Where a file is in the way of a folder, git moves it aside and puts the commit behind its name. */
    static String plain(String path) {
        return ASIDE.matcher(path).replaceFirst("");
    }

    private static String next(Iterator<String> pieces) {
        return pieces.hasNext() ? pieces.next() : "";
    }
}
