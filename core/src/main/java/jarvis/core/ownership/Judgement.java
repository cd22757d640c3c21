package jarvis.core.ownership;

import java.util.List;
import java.util.stream.Stream;

/** What was decided over all changes of an instance. */
public record Judgement(List<Judged> changes) {
    /** @param verdicts one for each path that the change writes: two of a rename, where it came from first */
    public record Judged(Change change, List<Verdict> verdicts) {
        public Judged {
            verdicts = List.copyOf(verdicts);
        }

        public boolean mayMerge() {
            return verdicts.stream().allMatch(Verdict.Yes.class::isInstance);
        }
    }

    public Judgement {
        changes = List.copyOf(changes);
    }

    public boolean mayMerge() {
        return changes.stream().allMatch(Judged::mayMerge);
    }

    /** Whether it has to be merged while nothing else is, as others may write the same. */
    public boolean alone() {
        return verdicts().anyMatch(Verdict.Shared.class::isInstance);
    }

    /** The paths whose first writer is to be remembered when it is merged. */
    public List<String> firstWrites() {
        return verdicts()
                .filter(Verdict.First.class::isInstance)
                .map(Verdict::path)
                .toList();
    }

    private Stream<Verdict> verdicts() {
        return changes.stream().flatMap(judged -> judged.verdicts().stream());
    }
}
