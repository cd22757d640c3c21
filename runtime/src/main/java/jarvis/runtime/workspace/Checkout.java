package jarvis.runtime.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A snapshot's files in a folder of their own. The folder is a repository by itself: tools that look for the ignore rules
 * around it would otherwise find {@code .jarvis/} ignored and skip every file, and {@code git diff} would show the live one.
 */
final class Checkout {
    private final Snapshot snapshot;
    private final Path into;
    private final String commit;
    private final Git from;
    private final Git to;

    private Checkout(Snapshot snapshot, Path into, String commit) {
        this.snapshot = snapshot;
        this.into = into.toAbsolutePath();
        this.commit = commit;
        this.from = new Git(snapshot.top());
        this.to = new Git(this.into);
    }

    /** @param commit that HEAD is at there; empty: the same as in the live folder */
    static void of(Snapshot snapshot, Path into, String commit) {
        try {
            Files.createDirectories(into);
            new Checkout(snapshot, into, commit).make();
            for (Snapshot nested : snapshot.nested()) {
                of(nested, into.resolve(snapshot.top().relativize(nested.top()).toString()), "");
            }
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot check out " + snapshot.top() + " into " + into + ": " + e.getMessage()
                            + ". Make room there, or make it writable.",
                    e);
        }
    }

    private void make() throws IOException {
        String format = from.run("rev-parse", "--show-object-format").text();
        to.run("init", "-q", "--template=", "--object-format=" + format);
        borrow();
        Path index = into.resolve(".git/checkout-index");
        from.index(index).run("read-tree", snapshot.tree());
        from.index(index).run("checkout-index", "-a", "-f", "-q", "--prefix=" + into + "/");
        Files.deleteIfExists(index);
        copyRefs();
    }

    private void borrow() throws IOException {
        Path objects = snapshot.top()
                .resolve(from.run("rev-parse", "--git-path", "objects").text());
        Path alternates = into.resolve(".git/objects/info/alternates");
        Files.createDirectories(alternates.getParent());
        String quoted = objects.toAbsolutePath()
                .toString()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
        Files.writeString(alternates, "\"" + quoted + "\"\n");
    }

    /** The same commit and branch names, so that {@code git log} and {@code git diff} say here what they say there. */
    private void copyRefs() throws IOException {
        String refs =
                from.run("for-each-ref", "--format=%(objectname) %(refname)").out();
        Files.writeString(into.resolve(".git/packed-refs"), refs);
        String head = commit.isEmpty()
                ? from.ask("rev-parse", "-q", "--verify", "HEAD").text()
                : commit;
        String branch =
                commit.isEmpty() ? from.ask("symbolic-ref", "-q", "HEAD").text() : "";
        String position = branch.isEmpty() ? head : "ref: " + branch;
        Files.writeString(into.resolve(".git/HEAD"), position + "\n");
        if (!head.isEmpty()) {
            to.run("read-tree", "HEAD");
        }
    }
}
