package jarvis.runtime.run;

import jarvis.core.ownership.Grant;
import jarvis.core.ownership.Matrix;
import jarvis.core.ownership.Owner;
import jarvis.core.ownership.Unowned;
import jarvis.core.ownership.pattern.PathPattern;
import jarvis.core.plan.Ownership;
import jarvis.runtime.project.Settings.BranchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may write which path of one repository: the plan's rows as its paths are there, and what the settings add. */
final class PlanGrants {
    /** Words for an owner that is nobody. */
    private static final Set<String> NOBODY = Set.of("nobody", "none", "locked", "read-only", "frozen");

    private final RunPlace place;
    private final Path top;

    private PlanGrants(RunPlace place, Path top) {
        this.place = place;
        this.top = top;
    }

    /** @param top of the repository's working tree, as git names it */
    static Matrix of(RunPlace place, Path top) {
        return new PlanGrants(place, top).matrix();
    }

    private Matrix matrix() {
        List<Grant> grants = new ArrayList<>();
        for (Ownership row : place.plan().ownership()) {
            inside(row.path())
                    .flatMap(PlanGrants::pattern)
                    .ifPresent(pattern -> grants.add(new Grant(owner(row.owner()), pattern, row.line())));
        }
        BranchSettings settings = place.project().settings().branching();
        settings.locked().forEach(path -> add(path, new Owner.Nobody(), grants));
        settings.shared().forEach(path -> add(path, new Owner.Everybody(), grants));
        return new Matrix(grants, settings.unowned().equals("nobody") ? Unowned.NOBODY : Unowned.ANYONE);
    }

    private void add(String path, Owner owner, List<Grant> grants) {
        inside(path).flatMap(PlanGrants::pattern).ifPresent(pattern -> grants.add(new Grant(owner, pattern, 0)));
    }

    private static Optional<PathPattern> pattern(String path) {
        return PathPattern.read(path) instanceof PathPattern.Reading.Read read
                ? Optional.of(read.pattern())
                : Optional.empty();
    }

    /** An owner that is no instance, such as a person, owns it against all of them. */
    private static Owner owner(String word) {
        if (word.equals(Ownership.ALL)) {
            return new Owner.Everybody();
        }
        return NOBODY.contains(word.toLowerCase(java.util.Locale.ROOT)) ? new Owner.Nobody() : Owner.instance(word);
    }

    /** A path of the plan as the repository has it; empty where it lies elsewhere. */
    private Optional<String> inside(String written) {
        String mapped = place.project().roots().map(written);
        return mapped.startsWith("/") ? below(mapped) : relative(mapped);
    }

    /** Relative paths are meant from the plan's folder, or from the repository's top where only that has them. */
    private Optional<String> relative(String path) {
        Path folder = place.project().folder().root();
        String plain = path.startsWith("./") ? path.substring(2) : path;
        String first = plain.replaceFirst("/.*", "");
        boolean literal = !first.matches(".*[*?\\[{].*");
        boolean atTop = literal && Files.exists(top.resolve(first)) && !Files.exists(folder.resolve(first));
        return atTop ? Optional.of(plain) : below(folder + "/" + plain);
    }

    private Optional<String> below(String absolute) {
        for (Path base : bases()) {
            String prefix = base.toString();
            if (absolute.equals(prefix) || absolute.equals(prefix + "/")) {
                return Optional.of("**");
            }
            if (absolute.startsWith(prefix + "/")) {
                return Optional.of(absolute.substring(prefix.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** The top as git names it, and as people write it where links lead to the plan's folder. */
    private List<Path> bases() {
        Path written = place.project().folder().root();
        Path real;
        try {
            real = written.toRealPath();
        } catch (IOException e) {
            return List.of(top);
        }
        for (int above = real.getNameCount() - top.getNameCount(); above > 0 && written != null; above--) {
            written = written.getParent();
        }
        return real.startsWith(top) && written != null ? List.of(top, written) : List.of(top);
    }
}
