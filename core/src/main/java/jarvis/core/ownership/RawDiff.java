package jarvis.core.ownership;

import jarvis.core.ownership.Change.Kind;
import jarvis.core.ownership.Change.Side;
import jarvis.core.ownership.pattern.PathBytes;
import jarvis.core.ownership.pattern.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads the changes of a branch from what git prints. */
public final class RawDiff {
    /**
     * The command before the two trees. {@code git diff} would leave out what a configuration or a {@code .gitmodules} of
     * the branch tells it to, and shorten hashes; the plumbing does as it is told.
     */
    public static final List<String> COMMAND =
            List.of("diff-tree", "-r", "--raw", "-z", "-M", "--no-abbrev", "--no-relative", "--ignore-submodules=none");

    private static final Set<String> MODES = Set.of("000000", "100644", "100755", "120000", "160000");
    private static final Set<Integer> HASH_LENGTHS = Set.of(40, 64);
    private static final String NOTHING = "000000";

    /** What the output turned out to be. */
    public sealed interface Reading {
        record Read(List<Change> changes) implements Reading {
            public Read {
                changes = List.copyOf(changes);
            }
        }

        /** @param sentence what cannot be read, why, and what to do now */
        record Refused(String sentence) implements Reading {}
    }

    private final byte[] output;
    private int at;

    private RawDiff(byte[] output) {
        this.output = output;
    }

    /** Links are read without their targets, which git prints elsewhere. */
    public static Reading read(byte[] output) {
        return new RawDiff(output).changes();
    }

    private Reading changes() {
        List<Change> changes = new ArrayList<>();
        while (at < output.length) {
            String head = next();
            Change change = head == null ? null : change(head);
            if (change == null) {
                String shown = head == null ? "an end within an entry" : "\"" + Shown.path(head) + "\"";
                return new Reading.Refused(
                        "What git says was changed cannot be read at entry %d, because %s is no change that is known here. Compare again with: git %s BASE TIP"
                                .formatted(changes.size() + 1, shown, String.join(" ", COMMAND)));
            }
            changes.add(change);
        }
        return new Reading.Read(changes);
    }

    private @Nullable Change change(String head) {
        List<String> parts = words(head);
        if (parts.size() != 5) {
            return null;
        }
        String status = parts.get(4);
        Kind kind = status.isEmpty() ? null : kind(status.charAt(0));
        String path = next();
        String to = kind == Kind.RENAME || kind == Kind.COPY ? next() : path;
        if (kind == null || path == null || to == null || !isSound(kind, parts)) {
            return null;
        }
        Side before = kind == Kind.ADD ? null : new Side(path, parts.get(0), parts.get(2));
        Side after = kind == Kind.DELETE ? null : new Side(to, parts.get(1), parts.get(3));
        return new Change(kind, before, after, null);
    }

    /** Modes, hashes and status; nothing where it does not begin as an entry does. */
    private static List<String> words(String head) {
        return head.startsWith(":") ? List.of(head.substring(1).split(" ", -1)) : List.of();
    }

    private static @Nullable Kind kind(char letter) {
        return switch (letter) {
            case 'A' -> Kind.ADD;
            case 'M' -> Kind.EDIT;
            case 'D' -> Kind.DELETE;
            case 'R' -> Kind.RENAME;
            case 'C' -> Kind.COPY;
            case 'T' -> Kind.TYPE;
            default -> null;
        };
    }

    /** Whether the modes are those of such a change, the hashes whole, and only a likeness has a degree. */
    private static boolean isSound(Kind kind, List<String> parts) {
        String before = parts.get(0);
        String after = parts.get(1);
        boolean alike = kind == Kind.RENAME || kind == Kind.COPY;
        return MODES.contains(before)
                && MODES.contains(after)
                && before.equals(NOTHING) == (kind == Kind.ADD)
                && after.equals(NOTHING) == (kind == Kind.DELETE)
                && isHash(parts.get(2))
                && isHash(parts.get(3))
                && isDegree(parts.get(4).substring(1), alike);
    }

    private static boolean isHash(String text) {
        return HASH_LENGTHS.contains(text.length()) && isOf(text, HexFormat::isHexDigit);
    }

    private static boolean isDegree(String text, boolean alike) {
        return text.isEmpty() || (alike && text.length() <= 3 && isOf(text, letter -> letter >= '0' && letter <= '9'));
    }

    private static boolean isOf(String text, IntPredicate letters) {
        for (int index = 0; index < text.length(); index++) {
            if (!letters.test(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String next() {
        int start = at;
        while (at < output.length && output[at] != 0) {
            at++;
        }
        if (at == output.length) {
            return null;
        }
        at++;
        return PathBytes.text(Arrays.copyOfRange(output, start, at - 1));
    }
}
