package jarvis.runtime.workspace.merge;

import static org.assertj.core.api.Assertions.assertThat;

import jarvis.core.merge.MergeOutcome;
import jarvis.core.merge.RefusedChange;
import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Permission;
import jarvis.core.ownership.Unowned;
import jarvis.core.ownership.pattern.PathPattern;
import jarvis.runtime.workspace.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A repository with a base, branches of two instances and the gate. One owns {@code one/**}, two {@code two/**}. */
final class Gated {
    static final Instant AT = Instant.parse("2026-11-23T03:00:00Z");

    final Scratch repo;
    final MergeGate gate;
    final String base;
    Matrix matrix = matrix("one: one/**", "two: two/**", "nobody: locked/**", "all: shared/**");
    Map<String, String> firstWriters = Map.of();
    Set<Permission> permissions = Set.of();

    private Gated(Scratch repo) throws IOException {
        this.repo = repo;
        gate = new MergeGate(repo.folder());
        base = head();
    }

    static Gated in(Path folder) throws IOException {
        Scratch repo = Scratch.repository(folder)
                .write("one/a.txt", lines("a"))
                .write("two/b.txt", lines("b"))
                .write("shared/c.txt", lines("c"))
                .write("locked/d.txt", lines("d"))
                .commit("base");
        return new Gated(repo);
    }

    /** Nine lines, so that changes in the first and the last are apart. */
    static String lines(String word) {
        return String.join("\n", IntStream.range(0, 9).mapToObj(at -> word + at).toList()) + "\n";
    }

    /** Rows such as {@code one: src/**}; {@code all} shares and {@code nobody} locks. */
    static Matrix matrix(String... rows) {
        return matrix(Unowned.ANYONE, List.of(rows));
    }

    static Matrix matrix(Unowned unowned, List<String> rows) {
        return new Matrix(
                IntStream.range(0, rows.size())
                        .mapToObj(at -> grant(rows.get(at), at + 1))
                        .toList(),
                unowned);
    }

    private static Grant grant(String row, int line) {
        String[] parts = row.split(": ", 2);
        Owner owner = switch (parts[0]) {
            case "all" -> new Owner.Everybody();
            case "nobody" -> new Owner.Nobody();
            default -> new Owner.Instance(parts[0]);
        };
        return switch (PathPattern.read(parts[1])) {
            case PathPattern.Reading.Read(PathPattern pattern) -> new Grant(owner, pattern, line);
            case PathPattern.Reading.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    /** Begins a branch at the base. */
    Gated branch(String name) throws IOException {
        return branch(name, base);
    }

    Gated branch(String name, String from) throws IOException {
        repo.git("checkout", "-q", "-f", "-B", name, from);
        repo.git("clean", "-q", "-f", "-d", "-x");
        return this;
    }

    Gated write(String path, String content) throws IOException {
        repo.write(path, content);
        return this;
    }

    /** Writes a word in place of one line of the file that all share. */
    Gated shared(int line, String word) throws IOException {
        return write("shared/c.txt", lines("c").replace("c" + line, word));
    }

    /** Commits what is there, and gives the commit. */
    String commit() throws IOException {
        repo.commit("work");
        return head();
    }

    String head() throws IOException {
        return repo.git("rev-parse", "HEAD");
    }

    MergeGate.Request request(String instance, String before, String tip) {
        return new MergeGate.Request(
                "run-1", instance, before, tip, matrix, firstWriters, permissions, "Merge the work of " + instance, AT);
    }

    MergeOutcome merge(String instance, String before, String tip) {
        return gate.merge(request(instance, before, tip));
    }

    MergeOutcome.Merged merged(String instance, String before, String tip) {
        MergeOutcome outcome = merge(instance, before, tip);
        assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
        return (MergeOutcome.Merged) outcome;
    }

    List<RefusedChange> refused(String instance, String before, String tip) {
        MergeOutcome outcome = merge(instance, before, tip);
        assertThat(outcome).isInstanceOf(MergeOutcome.Refused.class);
        return ((MergeOutcome.Refused) outcome).changes();
    }

    List<String> conflicts(String instance, String before, String tip) {
        MergeOutcome outcome = merge(instance, before, tip);
        assertThat(outcome).isInstanceOf(MergeOutcome.Conflicted.class);
        return ((MergeOutcome.Conflicted) outcome).paths();
    }

    /** The content of a file in a commit. */
    String content(String commit, String path) throws IOException {
        return repo.git("cat-file", "blob", commit + ":" + path);
    }

    List<String> paths(String commit) throws IOException {
        return repo.git("ls-tree", "-r", "--name-only", commit).lines().toList();
    }
}
