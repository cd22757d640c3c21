package jarvis.core.ownership.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths of a tree, as people write them: {@code src/api/}, {@code src/**}{@code /*.ts}, <code>{a,b}/c</code>.
 *
 * <p>A pattern begins at the root of the tree, with or without {@code /} or {@code ./}. {@code *} and {@code ?} stay within
 * a name; {@code **} as a whole name is any folders, also none. Text alone does not tell a file from a folder: where the
 * last name has no wildcard, or a slash ends the pattern, it matches that path and everything beneath. Brackets match one
 * of their letters, and also the name as it is written, since folders such as {@code [id]} are common. A backslash takes
 * the meaning from the sign behind it.
 *
 * @param text as written
 * @param globs what it is short for
 */
public record PathPattern(String text, List<Glob> globs) {
    private static final int LONGEST = 2_000;

    /** What a text turned out to be. */
    public sealed interface Reading {
        record Read(PathPattern pattern) implements Reading {}

        /** @param sentence what cannot be read, why, and what to do now */
        record Refused(String sentence) implements Reading {}
    }

    public PathPattern {
        globs = List.copyOf(globs);
    }

    public static Reading read(String written) {
        String text = written.strip();
        try {
            return new Reading.Read(new PathPattern(text, globs(text)));
        } catch (Unreadable trouble) {
            return new Reading.Refused(
                    "\"%s\" cannot be read as a path, because %s.".formatted(Shown.path(text), trouble.why()));
        }
    }

    public boolean matches(TreePath path) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }

    /** A path that both match, to show people. */
    public Optional<TreePath> shared(PathPattern other) {
        return globs.stream()
                .flatMap(mine -> other.globs.stream().flatMap(theirs -> mine.shared(theirs).stream()))
                .findFirst();
    }

    private static List<Glob> globs(String text) throws Unreadable {
        if (text.isEmpty()) {
            throw new Unreadable("nothing is written. Write a path, or ** for all");
        }
        if (text.length() > LONGEST) {
            throw new Unreadable("it has more than %,d letters. Write several shorter ones".formatted(LONGEST));
        }
        if (text.indexOf(0) >= 0) {
            throw new Unreadable("no path holds the letter 0. Remove it");
        }
        List<Glob> globs = new ArrayList<>();
        for (String one : Braces.expand(text)) {
            globs.add(GlobReader.read(one));
        }
        return globs;
    }
}
