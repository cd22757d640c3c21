package jarvis.runtime.app;

import jarvis.core.plan.Instance;
import jarvis.core.plan.Roots;
import jarvis.runtime.project.Project;
import jarvis.runtime.project.ProjectFolder;
import jarvis.runtime.project.Staging;
import jarvis.runtime.workspace.Repositories;
import jarvis.runtime.workspace.worktree.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Clones of the repositories that a plan works on, which know nothing of where they come from; its paths lead into them. */
final class ScratchClone {
    private final Project real;
    private final Path scratch;
    private final Map<Path, Path> clones = new LinkedHashMap<>();
    private final Map<String, String> roots = new HashMap<>();

    /** Something that the plan works on cannot be copied. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String sentence) {
            super(sentence);
        }
    }

    private ScratchClone(Project real, Path scratch) {
        this.real = real;
        this.scratch = scratch;
    }

    /** Clones all that a plan works on into a folder. */
    static ScratchClone of(Staging staging, Path scratch) throws Unfit, IOException {
        ScratchClone clone = new ScratchClone(staging.project(), scratch);
        clone.take("the plan", staging.project().folder().root());
        for (Instance instance : staging.plan().instances()) {
            clone.take(instance.id() + "'s location", staging.project().location(instance));
        }
        for (Map.Entry<String, String> root :
                staging.project().roots().prefixes().entrySet()) {
            clone.take("the root " + root.getKey(), Path.of(root.getValue()));
            clone.roots.put(root.getKey(), clone.there(Path.of(root.getValue())).toString());
        }
        clone.lead(staging.project().folder().root());
        for (Instance instance : staging.plan().instances()) {
            Files.createDirectories(clone.there(staging.project().location(instance)));
        }
        Repositories.commit(clone.folder(), clone.write(staging.markdown()), "The plan that is rehearsed");
        return clone;
    }

    /** What is there is cloned; where nothing is yet, its nearest folder that is there counts. */
    private void take(String what, Path place) throws Unfit {
        Path there = place.toAbsolutePath().normalize();
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        Survey survey = Survey.of(there);
        if (!survey.isRepository()) {
            throw new Unfit(
                    what + " is in " + place + ", which is in no git repository, so there is nothing to clone"
                            + " and a rehearsal would work on the real files. Make it one: git init, and commit what the plan needs.");
        }
        if (!survey.refusals().isEmpty()) {
            throw new Unfit(survey.refusals().getFirst());
        }
        Path top = survey.top();
        if (!clones.containsKey(top)) {
            Path clone = scratch.resolve((clones.size() + 1) + "-" + top.getFileName());
            Repositories.copy(top, clone);
            clones.put(top, clone);
            lead(top);
        }
    }

    /** A path that the plan has literally leads into the clone as well. */
    private void lead(Path from) {
        roots.putIfAbsent(from.toString(), there(from).toString());
    }

    /** A place of the person's as it is in the scratch folder. */
    private Path there(Path place) {
        Path real = real(place.toAbsolutePath().normalize());
        return clones.entrySet().stream()
                .filter(clone -> real.startsWith(clone.getKey()))
                .max((one, other) ->
                        one.getKey().getNameCount() - other.getKey().getNameCount())
                .map(clone -> clone.getValue()
                        .resolve(clone.getKey().relativize(real))
                        .normalize())
                .orElseThrow();
    }

    private static Path real(Path path) {
        for (Path there = path; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(path)).normalize();
            } catch (IOException e) {
                // What is not there yet lies in a folder that is.
            }
        }
        return path;
    }

    private Path write(String markdown) throws IOException {
        Files.createDirectories(folder());
        return Files.writeString(plan(), markdown);
    }

    Path folder() {
        return there(real.folder().root());
    }

    Path plan() {
        return folder().resolve(real.plan().getFileName());
    }

    ProjectFolder project() {
        return new ProjectFolder(folder());
    }

    Roots roots() {
        return new Roots(roots);
    }
}
