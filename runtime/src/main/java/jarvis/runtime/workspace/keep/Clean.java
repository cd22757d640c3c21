package jarvis.runtime.workspace.keep;

import jarvis.core.ownership.pattern.Shown;
import jarvis.runtime.workspace.Git;
import jarvis.runtime.workspace.WorkspaceException;
import jarvis.runtime.workspace.keep.Standing.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes the worktrees of a run of which nothing is needed any more. Whatever is dirty, not merged, locked by somebody else or
 * in use stays; before anything goes, what only it knows has a salvage ref that was proved. No attempt may be started meanwhile.
 */
public final class Clean {
    private static final List<String> UNFINISHED =
            List.of("MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD", "sequencer");

    private static final String BRIEF = "JARVIS_BRIEF=";

    private final Path worktrees;
    private final String run;

    /** @param worktrees the folder of the run's worktrees */
    public Clean(Path worktrees, String run) {
        this.worktrees = Place.real(worktrees);
        this.run = run;
    }

    /**
     * What there is, and what would become of it; changes nothing.
     *
     * @param merged of an instance, the commit that holds all merged work; empty where nothing was merged
     */
    public List<Standing> survey(UnaryOperator<String> merged) {
        return instances().stream()
                .map(instance -> survey(instance, merged.apply(instance)))
                .toList();
    }

    /** Where an instance's run collected its merged work; empty where it did not. */
    public String merged(String instance) {
        Place place = new Place(worktrees, run, instance);
        return commit(origin(place).repository(), place.integration());
    }

    private List<String> instances() {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> known = Files.newDirectoryStream(worktrees.resolve(".own"))) {
            for (Path each : known) {
                if (Files.exists(each.resolve("origin"))) {
                    found.add(each.getFileName().toString());
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(worktrees, e);
        }
        found.sort(null);
        return found;
    }

    private Standing survey(String instance, String merged) {
        Place place = new Place(worktrees, run, instance);
        Optional<Worktree> worktree = place.worktree();
        if (worktree.isEmpty()) {
            return standing(place, gone(place, merged), "it is gone already");
        }
        return standing(
                place, obstacle(place, worktree.get(), merged), "all its work is merged, and nobody works there");
    }

    private static Standing standing(Place place, @Nullable String obstacle, String otherwise) {
        return new Standing(
                place.instance(),
                place.folder(),
                DiskUse.of(place.folder()),
                obstacle == null ? Verdict.REMOVE : Verdict.KEEP,
                obstacle == null
                        ? otherwise + new Sightings(place, origin(place).repository()).fate()
                        : obstacle);
    }

    private static @Nullable String gone(Place place, String merged) {
        if (Files.exists(place.folder(), LinkOption.NOFOLLOW_LINKS)) {
            return "git knows no worktree there, so nobody can tell what it holds";
        }
        Git git = origin(place).repository();
        return ahead(git, commit(git, place.branch()), known(place, merged));
    }

    /** Why it must stay; null where it need not. */
    private @Nullable String obstacle(Place place, Worktree worktree, String merged) {
        if (worktree.lock().isPresent() && !place.lockedByUs(worktree)) {
            String why = worktree.lock().filter(text -> !text.isEmpty()).orElse("no reason is given");
            return "it is locked by somebody else: " + why;
        }
        if (Files.isSymbolicLink(place.folder())) {
            return "a link stands in its place, which may lead anywhere";
        }
        String known = known(place, merged);
        return Stream.<Supplier<@Nullable String>>of(
                        () -> users(place),
                        () -> ahead(worktree.shared(), worktree.commit(place.branch()), known),
                        () -> ahead(worktree.shared(), worktree.head(), known),
                        () -> dirt(worktree))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Origin origin(Place place) {
        return Origin.read(place.origin()).orElseThrow();
    }

    private static String known(Place place, String merged) {
        return merged.isEmpty() ? origin(place).base() : merged;
    }

    private static String commit(Git git, String name) {
        return git.ask("rev-parse", "-q", "--verify", name + "^{commit}").text();
    }

    private @Nullable String users(Place place) {
        Occupants occupants = Occupants.of(place.folder(), variables -> isOf(place, variables));
        if (!occupants.known()) {
            return "nobody can tell here whether a process still works in it; install lsof";
        }
        return occupants.who().isEmpty() ? null : "in use by " + String.join(", ", occupants.who());
    }

    /** Another project may have a run and an instance of these names; where the brief lies tells them apart. */
    private boolean isOf(Place place, List<String> variables) {
        boolean named =
                variables.contains("JARVIS_RUN=" + run) && variables.contains("JARVIS_INSTANCE=" + place.instance());
        return named
                && variables.stream()
                        .filter(variable -> variable.startsWith(BRIEF))
                        .map(variable -> Place.real(Path.of(variable.substring(BRIEF.length()))))
                        .allMatch(brief -> brief.startsWith(worktrees.resolveSibling("")));
    }

    private static @Nullable String ahead(Git git, String tip, String known) {
        String count = tip.isEmpty()
                ? "0"
                : git.run("rev-list", "--count", tip, "--not", known).text();
        return switch (count) {
            case "0" -> null;
            case "1" -> "1 commit is not merged";
            default -> count + " commits are not merged";
        };
    }

    private static @Nullable String dirt(Worktree worktree) {
        if (!Files.isDirectory(worktree.folder())) {
            return null;
        }
        String head = worktree.head();
        if (head.isEmpty()) {
            return "its HEAD is broken";
        }
        return UNFINISHED.stream().anyMatch(worktree::has)
                ? "a merge or rebase is unfinished in it"
                : dirt(worktree, head);
    }

    private static @Nullable String dirt(Worktree worktree, String head) {
        Contents contents = new Contents(worktree);
        Contents.Taken taken = contents.take(head);
        if (!taken.nested().isEmpty()) {
            return "it holds repositories of their own: " + Shown.path(String.join(", ", taken.nested()));
        }
        if (!taken.unread().isEmpty()) {
            return "some of its files cannot be read: " + String.join("; ", taken.unread());
        }
        boolean clean = taken.tree().equals(worktree.treeOf(head))
                && contents.stagedOnly(head, taken.tree()).isEmpty();
        return clean ? null : "it holds files that are not committed";
    }

    /**
     * Removes one worktree where that is still right, and its branch where all that it holds stays reachable.
     *
     * @return how it stood just before; only where that is removable, it is gone
     */
    public Standing remove(String instance, String merged) {
        Standing standing = survey(instance, merged);
        if (standing.removable()) {
            Place place = new Place(worktrees, run, instance);
            Git git = origin(place).repository();
            Keep keep = new Keep(git, run);
            String known = known(place, merged);
            place.worktree().ifPresent(worktree -> remove(place, worktree, keep, known));
            for (String ref : List.of(place.branch(), place.lastRef())) {
                deleteIfKept(git, keep, ref, known);
            }
            new Sightings(place, git).go(keep);
            forget(place);
        }
        return standing;
    }

    private static void remove(Place place, Worktree worktree, Keep keep, String known) {
        new Traces(worktree, keep, place.instance(), place.branch()).keep(known);
        if (Files.isDirectory(worktree.folder())) {
            emptyOfSharedFiles(place, worktree, keep);
        }
        if (place.lockedByUs(worktree)) {
            place.unlock(worktree);
        }
        worktree.shared().run("worktree", "remove", worktree.folder().toString());
    }

    /** What is left then are folders that are never work, such as a copy of the run's shared files: kept, and out of the way. */
    private static void emptyOfSharedFiles(Place place, Worktree worktree, Keep keep) {
        String head = worktree.head();
        Contents contents = new Contents(worktree);
        String tree = contents.takeAll(head).tree();
        if (!tree.equals(worktree.treeOf(head))) {
            keep.tree(place.instance(), tree, List.of(head), "shared-files");
        }
        contents.reset(head);
    }

    private static void deleteIfKept(Git git, Keep keep, String ref, String known) {
        String tip = commit(git, ref);
        boolean used =
                !git.run("for-each-ref", "--format=%(worktreepath)", ref).text().isEmpty();
        if (!tip.isEmpty() && !used && keep.reaches(tip, known)) {
            git.run("update-ref", "-d", ref, tip);
        }
    }

    private static void forget(Place place) {
        try {
            Files.deleteIfExists(place.own("ready"));
            Files.deleteIfExists(place.own("index"));
            Files.move(place.origin(), place.own(Place.REMOVED), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unreadable(place.origin(), e);
        }
    }

    private static WorkspaceException unreadable(Path place, IOException e) {
        return new WorkspaceException(
                "files-failed", "Cannot work with " + place + ": " + e + ". Correct that, then try again.", e);
    }
}
