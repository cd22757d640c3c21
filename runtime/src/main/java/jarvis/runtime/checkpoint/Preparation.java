package jarvis.runtime.checkpoint;

import jarvis.core.plan.Step;
import jarvis.core.plan.StepKind;
import jarvis.runtime.workspace.Salvage;
import jarvis.runtime.workspace.Snapshot;
import jarvis.runtime.workspace.Trees;
import jarvis.runtime.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Makes a round ready to start: the tree measured, the place made, the script written. May be repeated until it started. */
final class Preparation {
    private final CheckpointJob job;
    private final RoundFiles files;
    private final Trees trees;

    Preparation(CheckpointJob job, Trees trees) {
        this.job = job;
        this.files = new RoundFiles(job.files());
        this.trees = trees;
    }

    Prepared prepare(Instant now) {
        boolean checkout = inCheckout(trees.snapshot(job.root()));
        Trees judged = checkout ? trees : trees.live();
        List<Snapshot> all = judged.snapshots(job.roots());
        Snapshot root = judged.among(all, job.root());
        if (job.has(StepKind.CHANGE) && !checkout) {
            new Salvage(files.salvage()).take(job.root(), commands(StepKind.CHANGE));
        }
        Path folder = checkout ? checkout(root) : job.root();
        RoundScript.write(job, folder, files);
        Prepared prepared = new Prepared(
                Trees.hashOf(all),
                all.stream().map(Prepared.Root::of).toList(),
                folder.toString(),
                checkout ? "a fresh checkout of the " + judged(root) : CheckpointRunner.LIVE + job.root(),
                checkout,
                now.toString());
        files.writeJson(files.prepared(), prepared);
        return prepared;
    }

    private String judged(Snapshot root) {
        return trees.merges(root.top()) ? "merged tree" : "tree under judgement";
    }

    /** What is merged lies in no folder; elsewhere a gate that changes something is about what lies there. */
    private boolean inCheckout(Snapshot root) {
        if ("checkout".equals(job.validateIn()) && !root.git()) {
            throw new WorkspaceException(
                    "not-git",
                    job.root()
                            + " is not in a git repository, so it cannot be validated in a fresh checkout. Run `git init` there, or remove validate-in: checkout.");
        }
        return "checkout".equals(job.validateIn())
                || (job.validateIn() == null && root.git() && (trees.merges(root.top()) || !job.has(StepKind.CHANGE)));
    }

    private List<String> commands(StepKind kind) {
        return job.steps().stream()
                .filter(step -> step.kind() == kind)
                .map(Step::text)
                .toList();
    }

    private Path checkout(Snapshot root) {
        Leftovers.remove(files.checkout());
        trees.checkout(root, files.checkout());
        try {
            Path live = job.root().toRealPath();
            Path folder = files.checkout().resolve(root.top().relativize(live).toString());
            Files.createDirectories(folder);
            copyShared(live.resolve(".coordination"), folder.resolve(".coordination"));
            return folder;
        } catch (IOException e) {
            throw new WorkspaceException(
                    "files-failed",
                    "Cannot make " + files.checkout() + ": " + e + ". Make room there, or make it writable.",
                    e);
        }
    }

    /** The run's shared files are no part of the tree, but a gate may read them. */
    private static void copyShared(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> shared = Files.list(from)) {
            for (Path file : shared.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
