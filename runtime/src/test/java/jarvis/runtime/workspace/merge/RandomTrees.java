package jarvis.runtime.workspace.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One case of three commits, as {@code git fast-import} takes them; the same for the same random numbers. */
final class RandomTrees {
    private static final List<String> FOLDERS =
            List.of("a", "b", "A", "a/b", "b/a", ".coordination", "a/.coordination");
    private static final List<String> FILES = List.of("x.ts", "y.md", "X.ts", "z.ts", ".gitignore", ".gitkeep");

    final StringBuilder script = new StringBuilder();
    private final Random random;
    private final int round;
    private final SortedSet<String> base = new TreeSet<>();
    private final SortedSet<String> touched = new TreeSet<>();
    private int contents;

    RandomTrees(Random random, int round) {
        this.random = random;
        this.round = round;
        List<String> lines = new ArrayList<>();
        for (int count = 0; count < 7; count++) {
            String path = path();
            if (base.add(path)) {
                lines.add(file(path));
            }
        }
        commit("base", "", lines);
        branch("before", random.nextBoolean() ? 0 : 1 + random.nextInt(3), false);
        branch("tip", random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4), true);
    }

    String path() {
        String folder = random.nextInt(5) == 0 ? "" : pick(FOLDERS) + "/";
        return folder + pick(FILES);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void branch(String name, int changes, boolean mine) {
        Set<String> left = new HashSet<>(base);
        List<String> lines = new ArrayList<>();
        SortedSet<String> changed = new TreeSet<>();
        for (int count = 0; count < changes; count++) {
            String path = candidate(mine);
            if (changed.add(path) && (!mine || random.nextBoolean() || !touched.contains(path))) {
                lines.addAll(change(path, left, changed, mine));
            }
        }
        if (!mine) {
            touched.addAll(changed);
        }
        commit(name, "base", lines);
    }

    private String candidate(boolean mine) {
        if (mine && !touched.isEmpty() && random.nextInt(6) == 0) {
            return pick(List.copyOf(touched));
        }
        return random.nextInt(3) == 0 || base.isEmpty() ? path() : pick(List.copyOf(base));
    }

    /** What both touch is an ordinary file, as git has its own ways with the others. */
    private List<String> change(String path, Set<String> left, Set<String> changed, boolean mine) {
        boolean plain = !mine || touched.contains(path);
        boolean there = left.contains(path);
        return switch (random.nextInt(plain ? 3 : 7)) {
            case 0 -> List.of(there ? "D " + path : file(path));
            case 3 -> List.of(link(path));
            case 4 -> List.of("M 160000 %040x %s".formatted(1 + random.nextInt(9), path));
            case 5 -> {
                String to = path();
                boolean free = !base.contains(to) && !touched.contains(to) && changed.add(to);
                yield List.of(there && free ? "R %s %s".formatted(path, to) : file(path));
            }
            default -> List.of(file(path));
        };
    }

    private String link(String path) {
        String target = random.nextBoolean() ? "../".repeat(9) + "x" : "beside";
        return "M 120000 inline %s\ndata %d\n%s".formatted(path, target.length(), target);
    }

    /** Its content is like no other, so that git takes none for another one renamed. */
    private String file(String path) {
        StringBuilder content = new StringBuilder();
        for (int line = 0; line < 6; line++) {
            content.append("%d %d %d %x\n".formatted(round, contents++, line, random.nextLong()));
        }
        String mode = random.nextInt(6) == 0 ? "100755" : "100644";
        return "M %s inline %s\ndata %d\n%s".formatted(mode, path, content.length(), content);
    }

    private void commit(String name, String from, List<String> lines) {
        script.append("commit refs/cases/%d/%s\ncommitter t <t@example.org> %d +0000\ndata 1\nx\n"
                .formatted(round, name, round * 10 + name.length()));
        if (!from.isEmpty()) {
            script.append("from refs/cases/%d/%s\n".formatted(round, from));
        }
        lines.forEach(line -> script.append(line).append('\n'));
        script.append('\n');
    }
}
