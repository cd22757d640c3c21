package jarvis.core.ownership.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path inside a tree as git has it: names joined by slashes.
 *
 * <p>Normal: no name is empty, {@code .} or {@code ..}.
 */
public record TreePath(String text) {
    public TreePath {
        if (!normal(text)) {
            throw new IllegalArgumentException("no normal path of a tree: " + Shown.path(text));
        }
    }

    /** Empty where it is not normal. */
    public static Optional<TreePath> of(String text) {
        return normal(text) ? Optional.of(new TreePath(text)) : Optional.empty();
    }

    /** The names, from the root on. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', start)) {
            names.add(text.substring(start, slash));
            start = slash + 1;
        }
        names.add(text.substring(start));
        return names;
    }

    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return Shown.path(text);
    }

    private static boolean normal(String text) {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == '/') {
                if (!name(text, start, at)) {
                    return false;
                }
                start = at + 1;
            } else if (text.charAt(at) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean name(String text, int start, int end) {
        int length = end - start;
        return length > 2 || (length > 0 && !"..".startsWith(text.substring(start, end)));
    }
}
