package jarvis.core.ownership.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes out <code>{a,b}/c</code> as {@code a/c} and {@code b/c}.
 *
 * <p>Braces without a comma are letters. What a backslash precedes is a letter too.
 */
final class Braces {
    private static final int MOST = 64;

    /** @param commas where the choices of these braces part */
    private record Group(int open, List<Integer> commas, int close) {}

    private Braces() {}

    static List<String> expand(String text) throws Unreadable {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(text));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            Group group = first(next);
            if (group == null) {
                done.add(next);
            } else {
                open.addAll(choices(next, group).reversed());
            }
            if (done.size() + open.size() > MOST) {
                throw new Unreadable("its braces stand for more than %d paths. Write several patterns".formatted(MOST));
            }
        }
        return done;
    }

    private static List<String> choices(String text, Group group) {
        List<Integer> borders = new ArrayList<>(List.of(group.open()));
        borders.addAll(group.commas());
        borders.add(group.close());
        String head = text.substring(0, group.open());
        String tail = text.substring(group.close() + 1);
        return IntStream.range(1, borders.size())
                .mapToObj(at -> head + text.substring(borders.get(at - 1) + 1, borders.get(at)) + tail)
                .toList();
    }

    private static @Nullable Group first(String text) throws Unreadable {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '{') {
                Group group = group(text, at);
                if (!group.commas().isEmpty()) {
                    return group;
                }
            }
        }
        return null;
    }

    private static Group group(String text, int open) throws Unreadable {
        List<Integer> commas = new ArrayList<>();
        int depth = 1;
        for (int at = open + 1; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '{' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth == 1) {
                        commas.add(at);
                    }
                }
                default -> {}
            }
            if (depth == 0) {
                return checked(new Group(open, commas, at), text);
            }
        }
        throw new Unreadable("its { is never closed. Add the }, or write \\{ for the letter");
    }

    private static Group checked(Group group, String text) throws Unreadable {
        String inside = text.substring(group.open() + 1, group.close());
        if (group.commas().isEmpty() && inside.contains("..")) {
            throw new Unreadable("{%s} is a range, which is not known here. Write its members, such as {1,2,3}"
                    .formatted(Shown.path(inside)));
        }
        return group;
    }
}
