package jarvis.core.ownership.pattern;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern without braces.
 *
 * @param text as written
 * @param folder its leading names that have no wildcard, joined
 * @param form what follows them, where that can be told without the automaton
 * @param name its last name where that has no wildcard, or nothing
 */
public record Glob(String text, String folder, Form form, String name, Rank rank, Automaton automaton) {
    /** What a pattern is beyond its leading folder. */
    enum Form {
        ITSELF_AND_BENEATH,
        BENEATH,
        OTHER
    }

    public boolean matches(TreePath path) {
        return switch (form) {
            case ITSELF_AND_BENEATH -> path.text().equals(folder) || beneath(path.text());
            case BENEATH -> beneath(path.text());
            case OTHER ->
                beneath(path.text()) && automaton.accepts(path.text(), folder.isEmpty() ? 0 : folder.length() + 1);
        };
    }

    /** The leading names that every path it matches begins with. */
    public List<String> names() {
        return folder.isEmpty() ? List.of() : new TreePath(folder).names();
    }

    /** The shortest path that both match. */
    public Optional<TreePath> shared(Glob other) {
        return Meeting.of(automaton, other.automaton).map(TreePath::new);
    }

    /** Whether it is a whole folder, and all that the other matches lies in it. */
    public boolean encloses(Glob other) {
        return form != Form.OTHER
                && (folder.isEmpty()
                        || other.folder.startsWith(folder + "/")
                        || (other.folder.equals(folder)
                                && (other.form != Form.ITSELF_AND_BENEATH || form == other.form)));
    }

    /** As a system reads it that ignores case; empty where such a pattern cannot be written. */
    public Optional<Glob> folded() {
        try {
            return Optional.of(GlobReader.read(Folding.of(text)));
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private boolean beneath(String path) {
        int length = folder.length();
        return length == 0 || (path.length() > length && path.charAt(length) == '/' && path.startsWith(folder));
    }
}
