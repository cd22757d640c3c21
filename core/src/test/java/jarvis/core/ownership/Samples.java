package jarvis.core.ownership;

import jarvis.core.ownership.Change.Kind;
import jarvis.core.ownership.Change.Side;
import jarvis.core.ownership.pattern.PlainReading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Grants and changes, shortly written. */
final class Samples {
    static final String FILE = "100644";
    static final String LINK = "120000";
    static final String REPOSITORY = "160000";
    static final String OLD = "1".repeat(40);
    static final String NEW = "2".repeat(40);

    private Samples() {}

    /** Such as {@code i1: src/**}, one a line; {@code all} shares and {@code nobody} locks. */
    static Matrix matrix(Unowned unowned, String... rows) {
        List<Grant> grants = IntStream.range(0, rows.length)
                .mapToObj(at -> grant(rows[at], at + 1))
                .toList();
        return new Matrix(grants, unowned);
    }

    static Matrix matrix(String... rows) {
        return matrix(Unowned.ANYONE, rows);
    }

    private static Grant grant(String row, int line) {
        String[] parts = row.split(": ", 2);
        Owner owner = switch (parts[0]) {
            case "all" -> new Owner.Everybody();
            case "nobody" -> new Owner.Nobody();
            default -> new Owner.Instance(parts[0]);
        };
        return new Grant(owner, PlainReading.pattern(parts[1]), line);
    }

    static Merge merge(Matrix matrix, String... tree) {
        return new Merge(matrix, "i1", Map.of(), Set.of(), Spellings.of(List.of(tree)));
    }

    static Change add(String path) {
        return add(path, FILE);
    }

    static Change add(String path, String mode) {
        return new Change(Kind.ADD, null, new Side(path, mode, NEW), null);
    }

    static Change link(String path, String target) {
        return add(path, LINK).withTarget(target);
    }

    static Change edit(String path) {
        return new Change(Kind.EDIT, new Side(path, FILE, OLD), new Side(path, FILE, NEW), null);
    }

    static Change delete(String path) {
        return new Change(Kind.DELETE, new Side(path, FILE, OLD), null, null);
    }

    static Change rename(String from, String to) {
        return new Change(Kind.RENAME, new Side(from, FILE, OLD), new Side(to, FILE, OLD), null);
    }

    static Change copy(String from, String to) {
        return new Change(Kind.COPY, new Side(from, FILE, OLD), new Side(to, FILE, OLD), null);
    }
}
