package jarvis.runtime.workspace.keep;

import jarvis.runtime.workspace.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an instance once had and only git's own notes still know: commits in reflogs, stashes, and the ends of what was left
 * unfinished. Git forgets them after a while, or at once when its agent tells it to.
 */
public final class Traces {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40,64}");
    private static final Pattern NOTHING = Pattern.compile("0+");
    private static final Pattern SECONDS = Pattern.compile("> (\\d{1,18}) ");

    /** A line of the reflog of stashes: the commit, when it was made, and on which branch, where it says that. */
    private static final Pattern STASHED =
            Pattern.compile("^\\S+ (\\S+) .*> (\\d{1,18}) \\S+\\t(?:(?:WIP on|On) ([^:]+):)?.*");

    private static final List<String> SINGLE = List.of(
            "ORIG_HEAD",
            "MERGE_HEAD",
            "CHERRY_PICK_HEAD",
            "REVERT_HEAD",
            "REBASE_HEAD",
            "MERGE_AUTOSTASH",
            "rebase-merge/orig-head",
            "rebase-merge/autostash",
            "rebase-apply/orig-head",
            "rebase-apply/autostash");

    private final Worktree worktree;
    private final Keep keep;
    private final String instance;
    private final String branch;

    public Traces(Worktree worktree, Keep keep, String instance, String branch) {
        this.worktree = worktree;
        this.keep = keep;
        this.instance = instance;
        this.branch = branch;
    }

    /** Makes salvage refs for all of it that neither a ref nor a commit that will have one reaches. */
    public List<String> keep(String reachable) {
        List<String> refs = new ArrayList<>();
        for (String commit : ends(lost(commits(), reachable))) {
            refs.add(keep.commit(instance, commit, "reflog"));
        }
        for (String stash : stashes()) {
            // One on no branch may be anybody's: it is kept once, not once an instance.
            refs.add(keep.commit(instance, stash, "stash"));
        }
        return refs;
    }

    /** All commits that the notes name and that are still there. */
    private Set<String> commits() {
        Set<String> named = new LinkedHashSet<>();
        named.addAll(reflog(worktree.admin().resolve("logs/HEAD")));
        named.addAll(reflog(worktree.common().resolve("logs").resolve(branch)));
        SINGLE.stream().flatMap(name -> worktree.lines(name).stream()).forEach(named::add);
        named.removeIf(
                name -> !HASH.matcher(name).matches() || NOTHING.matcher(name).matches());
        return existing(named);
    }

    private static List<String> reflog(Path file) {
        return lines(file).stream()
                .flatMap(line -> Stream.of(line.split(" ", 3)).limit(2))
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Set<String> existing(Set<String> named) {
        if (named.isEmpty()) {
            return named;
        }
        byte[] question = String.join("\n", named).concat("\n").getBytes(StandardCharsets.UTF_8);
        return worktree.shared()
                .run(question, "cat-file", "--batch-check")
                .out()
                .lines()
                .filter(line -> line.contains(" commit "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those that no ref reaches, each line with its parents. */
    private List<String> lost(Set<String> commits, String reachable) {
        if (commits.isEmpty()) {
            return List.of();
        }
        String question = String.join("\n", commits) + "\n^" + reachable + "\n";
        List<String> command = new ArrayList<>(
                List.of("rev-list", "--parents", "--ignore-missing", "--stdin", "--not", "--exclude=" + branch));
        Keep.PASSING.forEach(refs -> command.add("--exclude=" + refs));
        command.add("--all");
        Git.Answer answer =
                worktree.shared().ask(question.getBytes(StandardCharsets.UTF_8), command.toArray(String[]::new));
        return answer.out().lines().toList();
    }

    /** Those of them that no other stands on: with these, all are kept. */
    private static List<String> ends(List<String> lost) {
        Set<String> parents = new HashSet<>();
        lost.forEach(line -> parents.addAll(List.of(line.split(" ")).subList(1, line.split(" ").length)));
        return lost.stream()
                .map(line -> line.split(" ")[0])
                .filter(commit -> !parents.contains(commit))
                .toList();
    }

    /**
     * The stashes that were made on its branch, and those that are younger than the worktree and on no instance's branch: all
     * worktrees share one list, and it may have been on any.
     */
    private List<String> stashes() {
        String own = branch.replaceFirst("^refs/heads/", "");
        String runs = own.replaceFirst("/.*", "/");
        long since = since();
        Set<String> found = new LinkedHashSet<>();
        for (String line : lines(worktree.common().resolve("logs/refs/stash"))) {
            Matcher matcher = STASHED.matcher(line);
            if (matcher.matches()) {
                String on = matcher.group(3) == null ? "" : matcher.group(3);
                boolean anybodys = !on.startsWith(runs) && Long.parseLong(matcher.group(2)) >= since;
                if (on.equals(own) || anybodys) {
                    found.add(matcher.group(1));
                }
            }
        }
        return List.copyOf(existing(found));
    }

    /** When the worktree was made, in seconds; 0 where nothing tells. */
    private long since() {
        return lines(worktree.admin().resolve("logs/HEAD")).stream()
                .findFirst()
                .map(SECONDS::matcher)
                .filter(Matcher::find)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .orElse(0L);
    }
}
